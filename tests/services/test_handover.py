import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from handbook.errors import BadInput, CannotWrite, Damaged, WrongPassword
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.inventory import Terms
from handbook.services import checking, demo, handover, keys, meetings, slots
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.store import inventory

CHEAP = Cost(n=1024, r=8, p=1)
NEW = "mat khau cua nguoi moi"
TERMS = Terms(
    giver="Trần Thị Bưởi",
    giver_post="Bí thư chi bộ",
    receiver="Lê Văn Cam",
    receiver_post="Phó Bí thư",
    witness="Hồ Thị Dừa",
    reason="thay bí thư",
)


@pytest.fixture
def full(book, people, ready):
    """A handbook with a sealed meeting, one of the year before, and an open assignment."""
    meetings.seal(book, ready().uid)
    ready(date(2025, 12, 3))
    given = Assignment(
        uid=new_uid(),
        assigned_on=date(2026, 11, 3),
        document="Nghị quyết năm",
        what="Thu gom rác khu dân cư",
        members=(people[2].uid,),
        due="2026-12-20",
    )
    book.change("Giao việc", lambda store: store.assignments.put(given))
    return book


def hand(book: Handbook, folder: Path, terms: Terms = TERMS, password: str = NEW):
    return handover.hand_over(book, terms, folder, password, cost=CHEAP)


def test_everything_is_counted_by_year(full) -> None:
    found = full.read(inventory.take)
    counted = {one.words: one for one in (*found.records, *found.papers)}
    assert counted["buổi sinh hoạt"].by_year == "2025: 1; 2026: 1"
    assert (counted["đảng viên"].total, counted["đảng viên"].by_year) == (4, "")
    assert counted["biên bản đã chốt, còn hiệu lực"].by_year == "2026: 1"
    assert found.changes == full.read(lambda store: len(store.history.everything()))


def test_reviews_and_ballots_are_counted_by_the_year_of_their_round(tmp_path) -> None:
    made = demo.make(tmp_path / "mau.sotay", password=NEW, members=5, years=1, cost=CHEAP)
    counted = {one.words: one for one in made.handbook.read(inventory.take).records}
    made.handbook.close()
    for words in ("bản kiểm điểm", "kết quả kiểm phiếu"):
        one = counted[words]
        assert one.total == sum(number for _, number in one.years) > 0, words


def test_the_copy_opens_with_the_new_password_alone(full, tmp_path, password) -> None:
    handed = hand(full, tmp_path / "giao")
    with pytest.raises(WrongPassword):
        keys.open_with_password(handed.book, password)
    key = keys.open_with_password(handed.book, NEW)
    assert key != full.key and key == keys.open_with_recovery(handed.book, handed.recovery_code)
    with pytest.raises(Damaged):  # nor does the old key itself
        checking.check_file(handed.book, full.key)
    other = Handbook.open(handed.book, key)
    assert checking.check(other).problems == ()
    assert other.read(lambda store: store.counts()) == full.read(lambda store: store.counts())
    other.close()
    assert handed.sha256 != checking.file_hash(full.path)


def test_both_histories_tell_of_it(full, tmp_path) -> None:
    handed = hand(full, tmp_path / "giao")
    other = Handbook.open(handed.book, handed.key)
    for book in (full, other):
        entry = book.read(lambda store: store.history.latest(1))[0]
        assert entry.deed == "Bàn giao cuốn sổ: Trần Thị Bưởi giao, Lê Văn Cam nhận"
        assert entry.after["reason"] == "thay bí thư"
    other.close()


def test_the_minutes_say_who_what_and_which_file(full, tmp_path) -> None:
    handed = hand(full, tmp_path / "giao")
    assert [file.suffix for file in handed.minutes] == [".pdf", ".docx"]
    text = subprocess.run(
        ["pdftotext", "-layout", str(handed.minutes[0]), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    said = " ".join(text.split())
    for words in (
        "BIÊN BẢN",
        "đồng chí Trần Thị Bưởi, Bí thư chi bộ",
        "đồng chí Lê Văn Cam, Phó Bí thư",
        "Hồ Thị Dừa",
        "2025: 1; 2026: 1",
        "Thu gom rác khu dân cư",
        "20/12/2026",
        "01 biên bản",
        "Tờ khôi phục mới",
    ):
        assert words in said, words
    assert handed.sha256 in "".join(text.split())


def test_what_is_missing_is_named_and_nothing_is_made(full, tmp_path) -> None:
    with pytest.raises(BadInput) as caught:
        hand(full, tmp_path / "giao", Terms(giver="", receiver=" "))
    assert len(caught.value.details) == 2
    with pytest.raises(BadInput, match="ít nhất 8 ký tự"):
        hand(full, tmp_path / "giao", password="ngan")
    assert not (tmp_path / "giao").exists()
    assert "Bàn giao" not in full.read(lambda store: store.history.latest(1))[0].deed


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)",
        "UPDATE history SET who = 'x'",
    ],
)
def test_a_history_that_was_tampered_with_is_not_handed_over_as_whole(full, tmp_path, harm) -> None:
    full._store.session.db.conn.execute(harm)
    with pytest.raises(Damaged, match="nên chưa bàn giao được") as caught:
        hand(full, tmp_path / "giao")
    assert "lịch sử" in " ".join(caught.value.details)
    assert not list((tmp_path / "giao").iterdir())


def test_a_folder_that_refuses_leaves_no_copy(full, tmp_path, monkeypatch) -> None:
    def refuse(file: Path, data: bytes) -> None:
        raise CannotWrite("đầy")

    monkeypatch.setattr(handover.printing, "write_bytes", refuse)
    with pytest.raises(CannotWrite):
        hand(full, tmp_path / "giao")
    assert list((tmp_path / "giao").iterdir()) == []


def test_on_the_same_computer_the_key_changes_and_the_old_file_is_kept(
    full, tmp_path, path, password, clock
) -> None:
    handed = hand(full, tmp_path / "giao")
    full.close()
    clock.now += timedelta(minutes=1)
    kept = handover.use_here(handed, path, clock())
    assert kept is not None and slots.path_of(kept).exists()
    with pytest.raises(WrongPassword):
        keys.open_with_password(path, password)
    again = Handbook.open(path, keys.open_with_password(path, NEW))
    assert checking.check(again).problems == () and again.behind is None
    again.close()
    assert sorted(file.name for file in path.parent.glob("*ban-giao*")) == []
