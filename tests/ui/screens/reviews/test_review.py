"""One review at the real window: parts, what is known, points, comments, decision, privacy."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from handbook.records.reviews import Comment, Level, part
from handbook.records.shortcomings import Shortcoming
from handbook.services import loop, tasks
from handbook.ui.keeping import Keeping
from handbook.ui.parts.card import LineCard
from handbook.ui.screens.reviews.review_page import Part

TODAY = date.today()


@pytest.fixture
def page(shown, tab):
    tab.show_review(shown.members[0].uid)
    shown.settled()
    return tab.review


def stored(shown, round_, member=None):
    uid = shown.members[0].uid if member is None else member
    return shown.read(lambda store: store.reviews.find(round_.uid, uid))


def typed_at(section, name, value):
    """Type a value into an editor as its user does."""
    from PySide6.QtWidgets import QWidget

    editor = section.findChild(QWidget, f"reviews.{name}")
    editor.set_value(value)
    editor.edited.emit()


def test_puts_what_is_known_into_a_part_with_one_click(shown, page, round_):
    section = page.show_step(Part.FORM)
    known = section.known["a1_1"]
    assert known.buttons
    sentence = page.editing.opened.said["a1_1"][0]
    known.buttons[0].click()
    shown.settled()
    text = part(stored(shown, round_), "a1_1")
    assert text.startswith("Giữ gìn phẩm chất.") and sentence in text


def test_fills_only_the_empty_parts(shown, page, round_):
    section = page.show_step(Part.FORM)
    before = {id: known for id, known in page.editing.opened.said.items() if known}
    section.put_all()
    shown.settled()
    kept = stored(shown, round_)
    assert part(kept, "a1_1") == "Giữ gìn phẩm chất."
    assert all(before[id][0] in part(kept, id) for id in before if id != "a1_1")


def test_begins_a_review_with_the_first_key(shown, tab, round_):
    uid = shown.members[1].uid
    tab.show_review(uid)
    shown.settled()
    assert stored(shown, round_, uid) is None
    section = tab.review.show_step(Part.FORM)
    typed_at(section, "part.a1_1", "Chấp hành tốt")
    tab.flush()
    shown.settled()
    assert part(stored(shown, round_, uid), "a1_1") == "Chấp hành tốt"
    typed_at(section, "part.a1_1", "Chấp hành tốt, đầy đủ")
    tab.flush()
    shown.settled()
    kept = stored(shown, round_, uid)
    assert part(kept, "a1_1") == "Chấp hành tốt, đầy đủ" and kept.version == 2


def test_half_typed_text_is_kept_as_a_draft(shown, page, round_):
    section = page.show_step(Part.FORM)
    typed_at(section, "part.a3", "Đang viết dở")
    drafts = lambda: shown.read(lambda store: store.drafts.waiting())  # noqa: E731
    shown.until(lambda: any(kind == "review" for kind, _ in drafts()))
    assert part(stored(shown, round_), "a3") == ""
    assert part(dict(drafts())["review"], "a3") == "Đang viết dở"


def test_points_go_down_with_enter_and_most_with_one_key(shown, page, round_):
    section = page.show_step(Part.POINTS)
    ids = [key for key in section.cells if key[1] == "own"]
    first = section.cells[ids[0]]
    first.set_value(None)
    first.edited.emit()
    assert page.editing.totals(own=True).missing == (ids[0][0],)
    shown.qtbot.keyClick(first.line, Qt.Key.Key_T)
    assert section.cells[ids[1]].line.hasFocus()
    shown.qtbot.keyClick(section.cells[ids[1]].line, Qt.Key.Key_Return)
    assert section.cells[ids[2]].line.hasFocus()
    assert page.editing.totals(own=True).total == 100
    tab_points = {p.id: p.own for p in page.editing.review.points}
    assert tab_points[ids[0][0]] == float(first.value())


def test_five_points_apart_ask_for_a_reason(shown, page):
    section = page.show_step(Part.POINTS)
    assert not section.gap.sentence()
    results = [key for key in section.cells if key[1] == "appraised"][-1]
    section.cells[results].set_value(Decimal(0))
    section.cells[results].edited.emit()
    other = [key for key in section.cells if key[1] == "appraised"][-2]
    section.cells[other].set_value(Decimal(0))
    section.cells[other].edited.emit()
    assert "hãy ghi lý do" in section.gap.sentence()
    typed_at(section, "gap_reason", "Có việc chậm")
    assert not section.gap.sentence()


def test_points_above_the_most_are_said(shown, page):
    section = page.show_step(Part.POINTS)
    key = next(iter(section.cells))
    section.cells[key].set_value(Decimal(99))
    section.cells[key].edited.emit()
    assert "chỉ nhận điểm từ 0 đến" in section.wrong.sentence()


def test_comments_of_members_and_guests(shown, page, tab, round_):
    section = page.show_step(Part.OPINIONS)
    member = Comment(member=shown.members[1].uid, text="Cần sâu sát hơn", answer="Tiếp thu")
    section.comments.set_value([member, Comment(name="Khách mời", text="Đồng tình")])
    section.comments.edited.emit()
    tab.flush()
    shown.settled()
    assert stored(shown, round_).comments == (
        member,
        Comment(name="Khách mời", text="Đồng tình"),
    )


def test_gates_and_ceiling_warn_and_do_not_block(shown, page, tab, round_):
    section = page.show_step(Part.DECISION)
    section.own.click()
    assert "Trần hoàn thành xuất sắc" in section.ceiling.sentence()
    section.decide_as_proposed()
    shown.widget("reviews.notified_today").click()
    shown.settled()
    kept = stored(shown, round_)
    assert kept.proposal.level is kept.decision.level is Level.EXCELLENT
    assert kept.proposal.points == 100 and kept.notified_on == TODAY.isoformat()


def test_takes_shortcomings_up_from_part_two(shown, page, tab, round_):
    typed_at(page.show_step(Part.FORM), "part.a2_1", "Có lúc nộp báo cáo chậm")
    page.show_step(Part.REMEDY).follow()
    shown.settled()
    found = shown.read(lambda store: store.shortcomings.of_member(shown.members[0].uid))
    assert [one.what for one in found] == ["Có lúc nộp báo cáo chậm"]
    assert page.editing.opened.found == found


def test_what_a_review_just_named_is_not_offered_as_remedied(shown, tab, round_):
    uid = shown.members[0].uid
    old = Shortcoming(uid="h", what="Ít phát biểu", member=uid, year=TODAY.year - 1)
    shown.work.change("Ghi", lambda store: store.shortcomings.put(old))
    shown.settled()
    tab.show_review(uid)
    shown.settled()
    section = tab.review.show_step(Part.FORM)
    said_of_parts = " ".join(label.text() for label in section.findChildren(QLabel))
    assert "thuộc hạn chế đã chỉ ra từ trước" in said_of_parts
    typed_at(section, "part.a2_1", "Có lúc nộp báo cáo chậm")
    section.put_all()
    remedy = tab.review.show_step(Part.REMEDY)
    remedy.follow()
    shown.settled()
    said = shown.window.notice.sentence()
    assert said.startswith("Đã đưa 1 hạn chế") and "1 hạn chế chỉ ra từ trước" in said
    offered = {
        card.accessibleName().split(".")[0]: [
            button.text() for button in card.findChildren(QPushButton) if button.text()
        ]
        for card in remedy.findChildren(LineCard)
    }
    assert offered == {"Ít phát biểu": ["Đã khắc phục"], "Có lúc nộp báo cáo chậm": []}
    found = shown.read(lambda store: store.shortcomings.found_in(tab.review.editing.review.uid))
    assert [one.remedy for one in found] == [""]


def test_last_years_shortcoming_is_verified_here(shown, tab, round_):
    uid = shown.members[0].uid
    one = Shortcoming(uid="h", what="Ít phát biểu", member=uid, year=TODAY.year - 1)
    shown.work.change("Ghi", lambda store: store.shortcomings.put(one))
    shown.settled()
    tab.show_review(uid)
    shown.settled()
    section = tab.review.show_step(Part.REMEDY)
    assert [each.uid for each in tab.review.editing.opened.carried] == ["h"]
    section._verify(one)
    shown.settled()
    kept = shown.read(lambda store: store.shortcomings.by_uid("h"))
    assert kept.verified_on == TODAY.isoformat()


def test_the_task_that_answers_a_shortcoming_is_seen_here(shown, tab):
    uid = shown.members[0].uid
    plain = Shortcoming(uid="p", what="Ít phát biểu", member=uid, year=TODAY.year - 1)
    one = Shortcoming(uid="h", what="Nộp báo cáo chậm", member=uid, year=TODAY.year - 1)

    def write(store):
        store.shortcomings.put(plain)
        store.shortcomings.put(one)
        return tasks.register(store, loop.task_for(one, TODAY.year), TODAY)

    shown.work.change("Ghi", write)
    shown.settled()
    tab.show_review(uid)
    shown.settled()
    chains = tab.review.show_step(Part.REMEDY).chains
    assert not chains.isHidden()
    assert [each.link.kind for each in chains.links[:2]] == ["shortcoming", "task"]
    assert "p" not in [each.link.uid for each in chains.links]


def test_goes_to_the_next_and_back_by_key(shown, page, tab):
    order = page.order
    place = order.index(shown.members[0].uid)
    page.go(-1)
    shown.settled()
    assert tab.review.editing.review.member == order[place - 1]
    tab.review.go(1)
    shown.settled()
    assert tab.review.editing.review.member == shown.members[0].uid
    shown.widget("reviews.back").click()
    shown.settled()
    assert tab.review is None and tab.round.follow.table.table().selected().uid == order[place]


def test_opening_notes_the_viewing_once(shown, page, round_):
    uid = stored(shown, round_).uid

    def views(store):
        return [e for e in store.history.of_record(uid) if e.action == "view"]

    assert len(shown.read(views)) == 1


def test_what_others_wrote_is_shown_and_never_overwritten(shown, page, tab, round_):
    other = replace(stored(shown, round_), committee_remark="Của máy khác")
    shown.work.change("Nơi khác", lambda store: store.reviews.put(other))
    shown.settled()
    assert tab.review.editing.review.committee_remark == "Của máy khác"
    assert isinstance(tab.keeping, Keeping)


def test_a_closed_round_can_only_be_read(shown, tab, round_):
    tab.round._close()
    shown.settled()
    tab.show_review(shown.members[0].uid)
    shown.settled()
    section = tab.review.show_step(Part.FORM)
    assert section.areas["a1_1"].isReadOnly()
    tab.review.editing.set(committee_remark="x")
    assert tab.review.editing.review.committee_remark == ""


def test_the_page_beside_is_the_form(shown, page):
    if page.page.isHidden():
        page.toggle_page()
    shown.until(lambda: page.page._of == page.editing.review.uid)
    from handbook.ui.screens.reviews.review_page import form_pdf

    review = replace(page.editing.review, submitted_on=(TODAY - timedelta(days=1)).isoformat())
    pdf = form_pdf(page.editing.held.facts(review), review.member)
    assert pdf.startswith(b"%PDF")
