"""Cam kết at the real window: the table of a year, one beside, all at once."""

from datetime import date

import pytest

from handbook.records.basics import new_uid
from handbook.records.commitments import Commitment, CommitmentKind, CommitmentPart, Kept
from handbook.services.commitments import END, MID

YEAR = date.today().year
TODAY = date.today().isoformat()


@pytest.fixture
def own(shown) -> Commitment:
    one = Commitment(
        uid=new_uid(),
        member=shown.members[1].uid,
        year=YEAR,
        made_on=f"{YEAR}-01-20",
        parts=(CommitmentPart(id="politics", text="Học tập đầy đủ"),),
    )
    head = Commitment(
        uid=new_uid(),
        member=shown.members[0].uid,
        year=YEAR,
        kind=CommitmentKind.RESPONSIBILITY,
        made_on=f"{YEAR}-01-22",
    )
    shown.work.change("Thêm", lambda store: [store.commitments.put(c) for c in (one, head)])
    shown.settled()
    return one


@pytest.fixture
def page(shown, own):
    screen = shown.go("reviews")
    screen.tabs.press(2)
    shown.settled()
    return screen.tab().page


def line_of(page, member):
    return next(line for line in page.table.rows() if line.one.member == member.uid)


def kept(shown, member, kind=CommitmentKind.YEARLY) -> Commitment | None:
    return shown.read(lambda store: store.commitments.find(member.uid, YEAR, kind))


def said(page, member) -> list[str]:
    return [column.words(line_of(page, member)) for column in page.table.model.columns]


def write(field, value) -> None:
    field.set_value(value)
    field.editor.edited.emit()


def test_everybody_on_the_roster_has_a_line(shown, page):
    assert [line.name for line in page.table.rows()] == [
        "Hoàng Văn An",
        "Lê Thị Ánh",
        "Phạm Thu Duyên",
        "Đỗ Thị Hạnh",
        "Lý Thu Hằng",
        "Quan Văn Hùng",
        "Hà Minh Khôi",
    ]
    assert said(page, shown.members[1]) == ["Lý Thu Hằng", "20/01", "Chưa", "–", "–"]
    assert said(page, shown.members[0])[1] == "Chưa viết"
    assert page.subtitle().endswith(f"{YEAR}: 1/7 đã viết, 0 đã được chi bộ xác nhận")


def test_a_cell_is_written_at_once(shown, page):
    member = shown.members[1]
    page._set_confirmed(line_of(page, member), True)
    page._set_kept(MID, line_of(page, member), Kept.PARTLY)
    shown.settled()
    now = kept(shown, member)
    assert now.confirmed_on == TODAY
    assert [(c.when, c.kept, c.on) for c in now.checks] == [(MID, Kept.PARTLY, TODAY)]
    page._set_kept(MID, line_of(page, member), Kept.UNSAID)
    page._set_confirmed(line_of(page, member), False)
    shown.settled()
    assert (kept(shown, member).checks, kept(shown, member).confirmed_on) == ((), "")


def test_a_cell_of_who_has_none_makes_it(shown, page):
    page._set_made(line_of(page, shown.members[3]), True)
    shown.settled()
    assert kept(shown, shown.members[3]).made_on == TODAY


def test_a_cell_written_while_its_form_is_typed_loses_nothing(shown, page):
    member = shown.members[3]
    page.open_listed(line_of(page, member).one.uid)
    write(page.one.parts[CommitmentKind.YEARLY].fields["conduct"], "Sống giản dị")
    page._set_made(line_of(page, member), True)
    shown.settled()
    now = kept(shown, member)
    assert (now.made_on, now.parts) == (TODAY, (CommitmentPart(id="conduct", text="Sống giản dị"),))
    assert page.one.record == now


def test_the_form_follows_the_sections(shown, page, own):
    page.open_listed(own.uid)
    fields = page.one.parts[CommitmentKind.YEARLY].fields
    assert fields["politics"].value() == "Học tập đầy đủ"
    assert not page.one.parts[CommitmentKind.RESPONSIBILITY].isVisible()
    assert page.table.view.isColumnHidden(3), "the form shows the checks, the names need the room"
    write(fields["measures"], "Mỗi quý một lần")
    write(page.one.checks[END].fields["kept"], Kept.WELL)
    shown.widget("commitment.keep").click()
    shown.settled()
    now = kept(shown, shown.members[1])
    assert [part.id for part in now.parts] == ["politics", "measures"]
    assert [(c.when, c.kept) for c in now.checks] == [(END, Kept.WELL)]


def test_all_the_rest_at_once_after_one_question(shown, page):
    page.for_all.hand_in()
    assert "6 đồng chí còn lại" in shown.window.question.sentence()
    shown.window.question._do()
    shown.settled()
    page.for_all.confirm()
    shown.window.question._do()
    shown.settled()
    page.for_all.look_at_rest(MID)
    shown.window.question._do()
    shown.settled()
    every = shown.read(lambda store: store.commitments.of_year(YEAR, CommitmentKind.YEARLY))
    assert len(every) == 7
    assert {one.confirmed_on for one in every} == {TODAY}
    assert {one.checks[0].kept for one in every} == {Kept.WELL}
    page.for_all.confirm()
    assert "Không còn" in shown.window.notice.sentence()


def test_who_leads_has_the_other_kind(shown, page):
    page.kind.set_value(CommitmentKind.RESPONSIBILITY)
    page._kind_chosen()
    assert [line.name for line in page.table.rows()] == ["Hà Minh Khôi"]
    shown.window._screens["reviews"].main_action.on()
    write(page.one.parts[CommitmentKind.RESPONSIBILITY].fields["signs"], "Gương mẫu")
    shown.go("members")
    now = kept(shown, shown.members[0], CommitmentKind.RESPONSIBILITY)
    assert now.parts == (CommitmentPart(id="signs", text="Gương mẫu"),)


def test_open_turns_to_its_kind_and_year(shown, page):
    old = Commitment(
        uid=new_uid(),
        member=shown.members[0].uid,
        year=YEAR - 3,
        kind=CommitmentKind.RESPONSIBILITY,
    )
    shown.work.change("Thêm", lambda store: store.commitments.put(old))
    screen = shown.go("reviews", commitment=old.uid)
    assert (page.chosen_year(), page.chosen_kind()) == (YEAR - 3, CommitmentKind.RESPONSIBILITY)
    assert page.one.record.uid == old.uid
    assert screen.shown_record().back == {"commitment": old.uid}


def test_blank_ones_are_printed_for_all(shown, page, monkeypatch):
    asked = []
    monkeypatch.setattr(
        page._output, "offer_many", lambda request, members, paper: asked.append((request, members))
    )
    shown.widget("commitments.print").click()
    ((request, members),) = asked
    assert (request.fill, request.year, len(members)) == ("blank", YEAR, 7)


def test_the_papers_are_made_as_they_are_asked_for(shown, page, own, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(page._output, "offer", lambda *one: asked.append(one))
    monkeypatch.setattr(page._output, "offer_many", lambda *many: asked.append(many))
    page.open_listed(own.uid)
    shown.widget("commitment.print").click()
    page.kind.set_value(CommitmentKind.RESPONSIBILITY)
    page._kind_chosen()
    page._print()
    page.kind.set_value(CommitmentKind.YEARLY)
    page._kind_chosen()
    page._print()
    (paper, request), (heads, blank), (all_blank, members, many) = asked
    page._output.save_one_to(paper, request, tmp_path / "mot.pdf")
    page._output.save_one_to(heads, blank, tmp_path / "dau.pdf")
    page._output.save_many_to(all_blank, members, many, tmp_path / "tat-ca.pdf")
    files = [tmp_path / name for name in ("mot.pdf", "dau.pdf", "tat-ca.pdf")]
    shown.until(lambda: all(file.exists() for file in files))
    assert request.member == shown.members[1].uid
    assert files[2].stat().st_size > files[0].stat().st_size
