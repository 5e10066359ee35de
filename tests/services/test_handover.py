import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from handbook.errors import BadInput, CannotWrite, Damaged, NotAsWritten, WrongPassword
from handbook.records.assignments import Assignment
from handbook.records.basics import new_uid
from handbook.records.inventory import Terms
from handbook.services import checking, demo, handover, keys, meetings, slots
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.store import inventory, whole_file

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


def hand(
    book: Handbook,
    folder: Path,
    terms: Terms = TERMS,
    password: str = NEW,
    *,
    knowing: bool = False,
):
    return handover.hand_over(book, terms, folder, password, knowing=knowing, cost=CHEAP)


def printed(handed: handover.Handed) -> str:
    """Return the words of the minutes as the PDF has them."""
    words = ["pdftotext", "-layout", str(handed.minutes[0]), "-"]
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout


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
    text = printed(handed)
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


NEWEST = "DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)"
HARMS = {
    "a deed's words": (
        "UPDATE history SET deed = 'Sửa lén' WHERE id = 3",
        "Chuỗi lịch sử bị đứt ở mục “Sửa lén” ghi lúc 03/11/2026, 12:00",
    ),
    "one taken out of the middle": (
        "DELETE FROM history WHERE id = 3",
        "Chuỗi lịch sử bị đứt ở mục “Nhập danh sách” ghi lúc 03/11/2026, 12:00",
    ),
    "the end cut off": (NEWEST, "Ít nhất 1 thay đổi mới nhất đã bị xóa khỏi lịch sử"),
    "the end cut off with its mark": (
        f"{NEWEST}; DELETE FROM anchor",
        "Mốc cuối của lịch sử không còn trong tệp",
    ),
    "the end cut off and its mark forged": (
        f"{NEWEST}; UPDATE anchor SET last = (SELECT MAX(id) FROM history),"
        " hash = (SELECT hash FROM history ORDER BY id DESC LIMIT 1)",
        "Mốc cuối của lịch sử không đúng dấu của cuốn sổ này",
    ),
    "a sealed paper": (
        "UPDATE seals SET pdf = x'00'",
        "Biên bản số 01 đã chốt không còn đúng dấu vân của nó",
    ),
}


def harm(book: Handbook, sql: str) -> None:
    for one in sql.split("; "):
        book._store.session.db.conn.execute(one)


@pytest.fixture(params=HARMS.values(), ids=HARMS.keys())
def changed(request, full):
    """The handbook after somebody changed it with another tool, and what the check says of it."""
    sql, found = request.param
    harm(full, sql)
    assert found in " ".join(checking.check(full).problems)
    return full, found


def problems_of(handed: handover.Handed) -> tuple[str, ...]:
    return checking.check_file(handed.book, handed.key).problems


def test_what_is_not_as_it_was_written_is_told_first_and_nothing_is_done(changed, tmp_path):
    book, found = changed
    entries = book.read(lambda store: store.history.newest())
    with pytest.raises(NotAsWritten, match="có chỗ không còn đúng như lúc ghi") as caught:
        hand(book, tmp_path / "giao")
    assert found in " ".join(caught.value.details)
    assert not (tmp_path / "giao").exists()
    assert book.read(lambda store: store.history.newest()) == entries


def test_it_is_handed_over_knowingly_and_the_copy_tells_it_at_every_check(changed, tmp_path):
    book, found = changed
    handed = hand(book, tmp_path / "giao", knowing=True)
    assert found in " ".join(handed.faults)
    (told,) = problems_of(handed)  # once, be it by itself or by the entry of the handover
    assert found in told
    other = Handbook.open(handed.book, handed.key)
    rename = replace(other.read(lambda store: store.branch.get()), name="Chi bộ Mới")
    other.change("Sửa tên", lambda store: store.branch.put(rename))
    assert checking.check(other).problems == (told,)
    other.close()


def test_both_sides_sign_what_was_found(changed, tmp_path):
    book, found = changed
    handed = hand(book, tmp_path / "giao", knowing=True)
    said = " ".join(printed(handed).split())
    assert "V. Kết quả kiểm tra cuốn sổ" in said
    assert "có chỗ không còn đúng như lúc ghi" in said
    assert found in said


def test_both_histories_say_that_it_was_known(changed, tmp_path):
    book, found = changed
    handed = hand(book, tmp_path / "giao", knowing=True)
    other = Handbook.open(handed.book, handed.key)
    for one in (book, other):
        entry = one.read(lambda store: store.history.latest(1))[0]
        assert entry.deed.startswith("Bàn giao cuốn sổ có chỗ không còn đúng như lúc ghi: ")
        assert found in " ".join(entry.after["faults"])
    other.close()


def test_what_is_cut_off_after_the_handover_shows_beside_what_was_found_before(full, tmp_path):
    harm(full, NEWEST)
    handed = hand(full, tmp_path / "giao", knowing=True)
    (before,) = problems_of(handed)
    assert before.startswith(
        "Lúc bàn giao (03/11/2026, 12:00) đã thấy: Ít nhất 1 thay đổi mới nhất"
    )
    other = Handbook.open(handed.book, handed.key)
    renamed = replace(other.read(lambda store: store.branch.get()), name="Chi bộ Mới")
    other.change("Sửa tên", lambda store: store.branch.put(renamed))
    harm(other, NEWEST)
    now, still = checking.check(other).problems
    assert now.startswith("Ít nhất 1 thay đổi mới nhất đã bị xóa") and "“Bàn giao cuốn sổ" in now
    assert still == before
    other.close()


def test_taking_the_entry_of_the_handover_out_shows(full, tmp_path):
    harm(full, NEWEST)
    handed = hand(full, tmp_path / "giao", knowing=True)
    other = Handbook.open(handed.book, handed.key)
    harm(other, "UPDATE history SET after = '[1]' WHERE kind = 'handover'")
    assert "bị đứt ở mục “Bàn giao cuốn sổ" in " ".join(checking.check(other).problems)
    harm(other, NEWEST)
    assert "Ít nhất 1 thay đổi mới nhất đã bị xóa" in " ".join(checking.check(other).problems)
    other.close()


def test_the_next_handover_carries_it_on_and_says_it_once(full, tmp_path):
    harm(full, NEWEST)
    first = hand(full, tmp_path / "giao", knowing=True)
    other = Handbook.open(first.book, first.key)
    with pytest.raises(NotAsWritten):
        hand(other, tmp_path / "nua")
    second = hand(other, tmp_path / "nua", knowing=True)
    other.close()
    assert problems_of(second) == problems_of(first) == second.faults
    assert "đã thấy: Ít nhất 1 thay đổi mới nhất" in " ".join(printed(second).split())


def test_knowing_makes_no_difference_to_a_sound_handbook(full, tmp_path):
    handed = hand(full, tmp_path / "giao", knowing=True)
    assert handed.faults == problems_of(handed) == ()
    assert "Kết quả kiểm tra" not in printed(handed)
    entry = full.read(lambda store: store.history.latest(1))[0]
    assert entry.deed.startswith("Bàn giao cuốn sổ: ") and "faults" not in entry.after


def test_a_damaged_file_is_refused_with_its_way_out_though_one_says_yes(
    full, tmp_path, monkeypatch
):
    monkeypatch.setattr(whole_file, "integrity", lambda *_, **__: ("Page 7: never used",))
    with pytest.raises(Damaged, match="bị hỏng một chỗ nên chưa bàn giao được") as caught:
        hand(full, tmp_path / "giao", knowing=True)
    assert not isinstance(caught.value, NotAsWritten)
    assert "Cài đặt → Khôi phục" in caught.value.sentence
    assert "trang số 7" in " ".join(caught.value.details)
    assert not (tmp_path / "giao").exists()


def test_a_copy_that_tells_less_or_more_than_was_found_is_thrown_away(full, tmp_path, monkeypatch):
    harm(full, "UPDATE history SET deed = 'Sửa lén' WHERE id = 3")
    monkeypatch.setattr(handover.entries, "note", lambda *_: None)
    harm(full, NEWEST)  # told by nobody once the copy is marked anew
    with pytest.raises(Damaged, match="Bản bàn giao vừa chép"):
        hand(full, tmp_path / "giao", knowing=True)
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
