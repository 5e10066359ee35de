from datetime import datetime
from pathlib import Path

import pytest

from handbook.errors import BadInput, Damaged, InUse, NotFound, PasswordNeeded, WrongPassword
from handbook.records import recovery
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.records.settings import Branch, ParentBody
from handbook.services import backup, locks
from handbook.services.slots import Cost
from handbook.ui.start import opening, restore_page
from handbook.ui.start.opening import NewBook
from handbook.ui.start.password_form import strength
from handbook.ui.start.waiting import seconds_after

PASSWORD = "mot cau de nho 1"
CHEAP = Cost(n=1024, r=8, p=1)
NOW = datetime(2026, 3, 5, 20, 15)


def new(path: Path, *members: Member, **more) -> NewBook:
    branch = Branch(
        uid=new_uid(), name="Chi bộ thôn", place="Hòa Phú", parents=(ParentBody(name="Đảng bộ"),)
    )
    return NewBook(path=path, branch=branch, members=members, password=PASSWORD, **more)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "so" / "chi-bo.sotay"


@pytest.fixture
def made(path):
    created = opening.make(new(path, Member(uid=new_uid(), name="Ma Văn A")), cost=CHEAP)
    created.handbook.close()
    return created


def test_makes_branch_and_members_at_once(path, made):
    book = opening.open_with_password(path, PASSWORD, remember=False)
    assert [m.name for m in book.read(lambda store: store.members.all())] == ["Ma Văn A"]
    book.close()


def test_a_book_open_elsewhere_is_said_before_a_password_is_asked(path, made):
    with locks.take(path), pytest.raises(InUse):
        opening.open_daily(path, keyring=False)
    with pytest.raises(PasswordNeeded):
        opening.open_daily(path, keyring=False)


def test_a_failure_leaves_nothing_behind(path):
    twice = [Member(uid=new_uid(), name=name, card_number="27") for name in ("A", "B")]
    with pytest.raises(BadInput):
        opening.make(new(path, *twice), cost=CHEAP)
    assert list(path.parent.iterdir()) == []


def test_a_failure_keeps_what_was_there_before(path):
    path.parent.mkdir()
    path.write_bytes(b"not ours")
    with pytest.raises(BadInput):
        opening.make(new(path), cost=CHEAP)
    assert path.read_bytes() == b"not ours"


def test_daily_start_says_why_it_asks(path, made, monkeypatch):
    with pytest.raises(PasswordNeeded, match="tắt"):
        opening.open_daily(path, keyring=False)
    with pytest.raises(PasswordNeeded):
        opening.open_daily(path, keyring=True)
    monkeypatch.setenv("HANDBOOK_PASSWORD", PASSWORD)
    opening.open_daily(path, keyring=False).close()
    with pytest.raises(NotFound):
        opening.open_daily(path.with_name("khac.sotay"), keyring=False)


def test_recovery_code_opens_and_sets_a_new_password(path, made):
    with pytest.raises(BadInput):
        opening.open_with_recovery(path, made.recovery_code, "ngan")
    opening.open_with_recovery(path, made.recovery_code, "mot cau khac 22").close()
    opening.open_with_password(path, "mot cau khac 22", remember=False).close()
    with pytest.raises(WrongPassword):
        opening.open_with_password(path, PASSWORD, remember=False)


def test_a_refused_new_password_lets_go_of_the_book(path, made):
    with pytest.raises(BadInput):
        opening.open_with_recovery(path, made.recovery_code, "ngan")
    opening.open_with_password(path, PASSWORD, remember=False).close()


def test_remembers_only_what_was_chosen(path, made):
    from handbook.services import keys

    uid = keys.handbook_uid(path)
    assert opening.remembered(path, {uid: True})
    assert not opening.remembered(path, {uid: False})
    assert not opening.remembered(path, {})
    assert not opening.remembered(path.with_name("khac.sotay"), {uid: True})


@pytest.fixture
def copy(path, made, tmp_path):
    book = opening.open_with_password(path, PASSWORD, remember=False)
    done = backup.back_up(book, tmp_path / "sao-luu")
    book.close()
    return Path(done.path)


def test_restores_by_password_or_code_and_keeps_what_was_there(path, made, copy, tmp_path):
    found = restore_page.prepare(copy, made.recovery_code.lower(), path, NOW)
    assert found.there.counts["member"] == 1 and path.exists()
    restore_page.use(found, path, NOW)
    opening.open_with_password(path, PASSWORD, remember=False).close()
    (kept,) = path.parent.glob("*truoc-khoi-phuc-20260305-201500.sotay")
    opening.open_with_password(kept, PASSWORD, remember=False).close()
    with pytest.raises(WrongPassword):
        restore_page.prepare(copy, "khong dung dau", path, NOW)
    fresh = tmp_path / "may-khac" / "chi-bo.sotay"
    taken = restore_page.prepare(copy, PASSWORD, fresh, NOW)
    assert restore_page.use(taken, fresh, NOW) == fresh
    opening.open_with_password(fresh, PASSWORD, remember=False).close()


def test_a_damaged_backup_is_not_restored(path, copy):
    data = bytearray(copy.read_bytes())
    data[5000:9000] = b"x" * 4000
    copy.write_bytes(bytes(data))
    with pytest.raises(Damaged):
        restore_page.prepare(copy, PASSWORD, path, NOW)
    assert not list(path.parent.glob("*khoi-phuc*"))


def test_guesses_are_slowed_down_gently():
    assert [seconds_after(wrong) for wrong in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]


def test_strength_is_said_in_one_sentence():
    assert "câu ngắn" in strength("")
    assert "Ngắn quá" in strength("abc")
    assert "Dễ đoán" in strength("aaaaaaaabb")
    assert strength("con meo den") != strength("con meo den nam tren mai")
    assert recovery.spell(1)
