"""The minutes of a handover: what the check found stands in them, else not a word of it."""

from datetime import date

from handbook.papers import handover, template
from handbook.papers.catalog import Request
from handbook.records import settings
from handbook.records.inventory import Terms
from handbook.typeset.blocks import Document
from handbook.typeset.looks import Look

DAY = date(2026, 11, 24)
TERMS = Terms(giver="Hà Minh Khôi", receiver="Lý Thu Hằng")
FILES = ("Bản cuốn sổ “so.sotay”.",)
FAULT = "Chuỗi lịch sử bị đứt ở mục “Chốt biên bản” ghi lúc 03/11/2026, 12:00: mục này đã bị sửa."


def made(store, *faults: str) -> Document:
    return handover.document(store, TERMS, DAY, FILES, faults)


def reword(store, text: str) -> None:
    with store.session.change("Sửa lời văn"):
        store.branch.put(settings.with_text(store.branch.get(), handover.PAPER, text))


def test_what_was_found_stands_under_its_own_head_before_the_pledge(store, s):
    document = made(store, FAULT, "Điều thứ hai.")
    lines = s.lines(document)
    head = lines.index("V. Kết quả kiểm tra cuốn sổ")
    assert "có chỗ không còn đúng như lúc ghi" in lines[head + 1]
    assert lines[head + 2 : head + 4] == [FAULT, "Điều thứ hai."]
    assert "Hai bên đã biết khi ký biên bản này" in lines[head + 4]
    assert lines[head + 5].startswith("Bên bàn giao cam kết")
    assert "V. Kết quả kiểm tra cuốn sổ" in s.lines(document, Look.HEADING)


def test_minutes_of_a_sound_handbook_have_nothing_of_it(store, s):
    sound, faulty = made(store).blocks, made(store, FAULT).blocks
    added = [one for one in faulty if one not in sound]
    assert len(added) == 4  # the head, what it is about, the fault, what it means
    assert [one for one in faulty if one in sound] == list(sound)
    assert "lúc ghi" not in " ".join(s.lines(made(store)))


def test_an_own_wording_that_hushes_it_gives_way_to_the_bundled(store, s):
    own = template.bundled_text(handover.PAPER).replace("Hôm nay", "Bữa nay")
    before, rest = own.split("::: if faults")
    reword(store, before + "Bên bàn giao cam kết" + rest.split("Bên bàn giao cam kết")[1])
    assert any(line.startswith("Bữa nay") for line in s.lines(made(store)))
    said = s.lines(made(store, FAULT))
    assert FAULT in said and any(line.startswith("Hôm nay") for line in said)


def test_an_own_wording_that_tells_it_is_used(store, s):
    reword(store, template.bundled_text(handover.PAPER).replace("Hôm nay", "Bữa nay"))
    said = s.lines(made(store, FAULT))
    assert FAULT in said and any(line.startswith("Bữa nay") for line in said)


def test_the_form_to_fill_by_hand_says_nothing_of_a_check(store, s):
    assert "Kết quả kiểm tra" not in " ".join(s.lines(handover.build(store, Request(day=DAY))))
