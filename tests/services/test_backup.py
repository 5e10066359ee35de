import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.errors import BadInput, CannotWrite, Damaged, NotFound, SlotsMissing, WrongPassword
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.services import backup, checking, keys, meetings, slots
from handbook.services.handbook import Handbook
from handbook.store import engine


@pytest.fixture
def full(book, people, ready) -> Handbook:
    """Give a handbook with members, an open meeting and a sealed one."""
    meetings.seal(book, ready().uid)
    return book


def names(folder) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_backup_is_proven_hashed_and_counted(full, tmp_path) -> None:
    steps: list[tuple[int, int, str]] = []
    made = backup.back_up(full, tmp_path / "usb", lambda *step: steps.append(step))
    file = tmp_path / "usb" / "chi-bo_2026-11-03_120000.sotay"
    assert made.path == str(file)
    assert made.sha256 == checking.file_hash(file)
    assert {kind: n for kind, n in made.counts.items() if n} == {
        "member": 4,
        "meeting": 1,
        "seal": 1,
    }
    assert set(made.counts) >= {"answer", "criteria_set", "plan", "resolution", "year_goal"}
    assert made.at == "2026-11-03T12:00:00+07:00"
    assert names(file.parent) == [file.name, f"{file.name}.khoa"]
    assert [step[0] for step in steps] == [0, 1, 2, 4]
    assert backup.last_proven(full) == made


def test_no_backup_yet(book) -> None:
    assert backup.last_proven(book) is None


def test_two_in_one_second_or_a_clock_set_back_overwrite_nothing(full, tmp_path) -> None:
    first = backup.back_up(full, tmp_path / "usb")
    second = backup.back_up(full, tmp_path / "usb")
    assert first.path != second.path
    assert second.path.endswith("chi-bo_2026-11-03_120000-2.sotay")
    assert len(names(tmp_path / "usb")) == 4


def test_backup_holds_what_was_written_a_moment_ago(full, tmp_path, password) -> None:
    one = Member(uid=new_uid(), name="Cao Thị Khế")
    full.change("Ghi", lambda store: store.members.put(one))
    full.keep_typing(replace(one, version=1, note="đang gõ"))
    made = backup.back_up(full, tmp_path / "usb")
    copy = tmp_path / "usb" / "chi-bo_2026-11-03_120000.sotay"
    opened = Handbook.open(copy, keys.open_with_password(copy, password))
    assert opened.read(lambda store: store.members.by_uid(one.uid)).note == "đang gõ"
    opened.close()
    assert made.counts["member"] == 5


def test_copy_that_does_not_prove_good_is_thrown_away(full, tmp_path, monkeypatch) -> None:
    copied = full.copy_to

    def badly(target) -> None:
        copied(target)
        raw = bytearray(target.read_bytes())
        raw[len(raw) // 2] ^= 1
        target.write_bytes(raw)

    monkeypatch.setattr(full, "copy_to", badly)
    with pytest.raises(Damaged):
        backup.back_up(full, tmp_path / "usb")
    assert names(tmp_path / "usb") == []
    assert backup.last_proven(full) is None


def test_copy_that_lacks_records_is_thrown_away(full, tmp_path, monkeypatch) -> None:
    counts = {"member": 5, "meeting": 1, "assignment": 0, "seal": 1}
    monkeypatch.setattr(full._store, "counts", lambda: counts)
    with pytest.raises(Damaged, match="không mở lại được đúng như cuốn sổ"):
        backup.back_up(full, tmp_path / "usb")
    assert names(tmp_path / "usb") == []


def test_folder_that_is_a_file(full, tmp_path) -> None:
    (tmp_path / "usb").write_text("không phải thư mục")
    with pytest.raises(CannotWrite, match="usb"):
        backup.back_up(full, tmp_path / "usb")


def test_full_stick_is_named_not_the_handbook(full, tmp_path, monkeypatch) -> None:
    def refuse(target) -> None:
        raise CannotWrite("Ổ đĩa chứa cuốn sổ “chi-bo.sotay” đã đầy.")

    monkeypatch.setattr(full, "copy_to", refuse)
    with pytest.raises(CannotWrite, match="usb”: thư mục chỉ cho đọc hoặc ổ đĩa đã đầy"):
        backup.back_up(full, tmp_path / "usb")
    assert names(tmp_path / "usb") == []


def test_no_backup_without_its_keys(full, path, tmp_path) -> None:
    slots.path_of(path).unlink()
    with pytest.raises(SlotsMissing):
        backup.back_up(full, tmp_path / "usb")
    assert names(tmp_path / "usb") == []


def test_restored_file_opens_with_the_password(full, tmp_path, password) -> None:
    made = backup.back_up(full, tmp_path / "usb")
    source = tmp_path / "usb" / "chi-bo_2026-11-03_120000.sotay"
    into = tmp_path / "moi" / "khoi-phuc.sotay"
    with pytest.raises(WrongPassword):
        keys.open_with_password(source, "sai mật khẩu")
    report = backup.restore(source, keys.open_with_password(source, password), into)
    assert (report.problems, report.counts) == ((), made.counts)
    assert names(into.parent) == [into.name, f"{into.name}.khoa"]
    opened = Handbook.open(into, keys.open_with_password(into, password))
    whole = lambda store: (store.members.all(), store.history.everything())  # noqa: E731
    assert opened.read(whole) == full.read(whole)
    opened.close()


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "foreign"])
def test_tampered_backup_is_refused(full, tmp_path, damage) -> None:
    backup.back_up(full, tmp_path / "usb")
    source = tmp_path / "usb" / "chi-bo_2026-11-03_120000.sotay"
    raw = bytearray(source.read_bytes())
    raw[len(raw) // 2] ^= 1
    source.write_bytes(
        {"flip": raw, "cut": raw[: len(raw) // 3], "empty": b"", "foreign": b"%PDF" * 999}[damage]
    )
    into = tmp_path / "moi" / "khoi-phuc.sotay"
    with pytest.raises(Damaged, match=f"Bản sao lưu “{source.name}” bị hỏng") as caught:
        backup.restore(source, full.key, into)
    assert "dang-ghi" not in " ".join((caught.value.sentence, *caught.value.details))
    assert names(into.parent) == []


def test_a_check_of_a_broken_file_tells_pages_and_goes_on(full, path, tmp_path) -> None:
    copy = tmp_path / "hong.sotay"
    full.copy_to(copy)
    raw = bytearray(copy.read_bytes())
    sql = "SELECT rootpage FROM sqlite_master WHERE name IN ('seals', 'assignments') ORDER BY 1"
    pages = [row["rootpage"] for row in engine.rows(full._store.session.db, sql)]
    for page in pages:
        raw[page * 4096 - 4000] ^= 1
    copy.write_bytes(raw)
    report = checking.check_file(copy, full.key)
    assert report.problems and not any(word in str(report) for word in ("HMAC", "failed", "page "))
    broken = Handbook.open(copy, full.key)
    told = checking.check(broken).problems
    broken.close()
    assert told[0] == f"Tệp bị hỏng ở 2 trang (trang số {pages[0]}, {pages[1]})."
    assert "Có chỗ trong tệp không còn đọc được." in told


def test_links_and_structure_are_told_in_words() -> None:
    found = ("Tree 3 page 17: never used", "wrong # of entries in index x", "foreign key: a b")
    assert checking._told(found) == (
        "Tệp bị hỏng ở 1 trang (trang số 17).",
        "Cấu trúc của tệp có 1 chỗ không đúng.",
        "Liên kết giữa các bản ghi có 1 chỗ bị đứt.",
    )


def test_history_or_paper_changed_with_the_key_is_noticed(full, tmp_path) -> None:
    db = full._store.session.db
    db.conn.execute("UPDATE history SET who = 'người khác' WHERE id = 2")
    db.conn.execute("UPDATE seals SET pdf = x'00'")
    problems = checking.check(full).problems
    assert len(problems) == 2
    assert "Chuỗi lịch sử bị đứt" in problems[0] and "ghi lúc 03/11/2026, 12:00" in problems[0]
    assert problems[1] == "Biên bản số 01 đã chốt không còn đúng dấu vân của nó."


def test_history_changed_with_the_key_is_backed_up_and_told(full, tmp_path, password) -> None:
    """Else what is written from now on would have no backup: a broken chain is never mended."""
    full._store.session.db.conn.execute("UPDATE history SET who = 'người khác' WHERE id = 2")
    made = backup.back_up(full, tmp_path / "usb")
    assert made.faults == checking.check(full).problems
    assert "Chuỗi lịch sử bị đứt" in backup.warning(made.faults)
    assert backup.last_proven(full) == made
    into = tmp_path / "moi.sotay"
    report = backup.restore(Path(made.path), full.key, into)
    assert (report.problems, report.damaged) == (made.faults, False)
    Handbook.open(into, keys.open_with_password(into, password)).close()


def test_a_handbook_whose_file_is_broken_is_not_backed_up(full, path, tmp_path) -> None:
    full.close()
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    broken = Handbook.open(path, full.key)
    with pytest.raises(Damaged, match="đang mở bị hỏng một chỗ") as caught:
        backup.back_up(broken, tmp_path / "usb")
    assert any("trang" in line or "đọc được" in line for line in caught.value.details)
    assert names(tmp_path / "usb") == []
    broken.close()


def test_newest_history_removed_with_the_key_is_noticed(full, tmp_path) -> None:
    backup.back_up(full, tmp_path / "usb")
    full._store.session.db.conn.execute("DELETE FROM history WHERE id > 1")
    (problem,) = checking.check(full).problems
    assert "đã bị xóa khỏi lịch sử" in problem
    assert backup.back_up(full, tmp_path / "usb").faults == (problem,)


def test_never_restored_over_a_file(full, path, tmp_path) -> None:
    backup.back_up(full, tmp_path / "usb")
    source = tmp_path / "usb" / "chi-bo_2026-11-03_120000.sotay"
    for there in (tmp_path / "a.sotay", tmp_path / "b.sotay.khoa"):
        there.write_bytes(b"of another")
        with pytest.raises(BadInput, match="không khôi phục đè lên"):
            backup.restore(source, full.key, tmp_path / there.name.removesuffix(".khoa"))
        assert there.read_bytes() == b"of another"
    with pytest.raises(NotFound):
        backup.restore(tmp_path / "khong-co.sotay", full.key, tmp_path / "c.sotay")


def test_file_copied_by_hand_with_its_journal(full, path, tmp_path, password) -> None:
    """What someone copied from a running PC: the newest changes still stand in the journal."""
    one = Member(uid=new_uid(), name="Cao Thị Khế")
    full.change("Ghi", lambda store: store.members.put(one))
    (tmp_path / "usb").mkdir()
    for name in (path.name, f"{path.name}-wal", f"{path.name}.khoa"):
        shutil.copyfile(path.with_name(name), tmp_path / "usb" / name)
    into = tmp_path / "moi.sotay"
    report = backup.restore(tmp_path / "usb" / path.name, full.key, into)
    assert report.counts["member"] == 5
    opened = Handbook.open(into, keys.open_with_password(into, password))
    assert opened.read(lambda store: store.members.find_uid(one.uid)) is not None
    opened.close()


def test_sound_handbook(full) -> None:
    report = checking.check(full)
    assert report.problems == ()
    assert report.counts["seal"] == 1
