"""Đợt kiểm điểm at the real window: begin, the table, deeds for many, count, sum up, settings."""

from datetime import date

from PySide6.QtCore import Qt

from handbook.records.ballots import BallotKind
from handbook.records.review_rounds import (
    Form,
    LeftOut,
    RoundPeriod,
    RoundState,
    frame_of,
    place_of,
)
from handbook.records.review_steps import Step
from handbook.records.reviews import Level
from handbook.services import reviews
from handbook.ui.parts.choice import Check

TODAY = date.today()


def stored(shown, uid):
    return shown.read(lambda store: store.rounds.by_uid(uid))


def reviews_of(shown, round_):
    return {one.member: one for one in shown.read(lambda store: store.reviews.of_round(round_.uid))}


def line_of(tab, uid):
    return next(line for line in tab.round.follow.table.lines if line.uid == uid)


def test_begins_a_round_with_who_is_in_it(shown):
    screen = shown.go("reviews")
    shown.settled()
    tab = screen.tab()
    assert tab.round is None and tab._empty.isVisible()
    tab.begin()
    shown.settled()
    assert tab.new.round.period is RoundPeriod.YEAR
    rows = {row[0]: row[1] for row in tab.new.people.rows()}
    assert rows["Quan Văn Hùng"] == "Không kiểm điểm" and rows["Hà Minh Khôi"] == "Mẫu 2A"
    screen.main_action.on()
    shown.settled()
    kept = shown.read(lambda store: store.rounds.all())
    assert len(kept) == 1 and tab.round.editing.round.uid == kept[0].uid
    assert tab.round.page() == "settings"


def test_a_twin_is_refused_in_words(shown, tab):
    tab.begin()
    shown.settled()
    year = tab.round.editing.round.year
    tab.new.year.set_value(year)
    tab.new._work_out()
    shown.settled()
    assert tab.new.round is None and "không lập đợt thứ hai" in tab.new.verdict.sentence()


def test_the_table_says_what_each_step_lacks(shown, tab):
    people = shown.members
    table = tab.round.follow.table
    assert table.lines[0].name == "Tập thể chi bộ"
    khoi, hang = line_of(tab, people[0].uid), line_of(tab, people[1].uid)
    assert hang.cells[Step.FORM][0] == "Chưa lập"
    assert "phần chưa viết" in khoi.missing(Step.FORM)
    assert line_of(tab, people[6].uid).why_not.startswith("Được miễn")
    table.narrow_to("proposal")
    assert people[6].uid not in {line.uid for line in table.table().rows()}
    table.form.set_value(Form.LEADER.value)
    table._show()
    assert [line.uid for line in table.table().rows()] == [people[0].uid]


def test_one_left_out_has_the_reason_in_the_row_and_no_box(shown, tab):
    table = tab.round.follow.table
    out, khoi = shown.members[6].uid, shown.members[0].uid
    for one, first in ((table.full, 3), (table.short, 2)):
        model = one.model
        rows = [line.uid for line in one.rows()]
        row = rows.index(out)
        assert model.index(row, first).data().startswith("Được miễn công tác")
        assert one.view.columnSpan(row, first) == model.columnCount() - first
        assert one.view.columnSpan(rows.index(khoi), first) == 1
        assert model.columns[0].tick(one.rows()[row]) is None
        assert model.columns[0].tick(one.rows()[rows.index(khoi)]) is False
        assert model.index(rows.index(khoi), 0).data() == "Chưa chọn"
    table._turn(line_of(tab, out))
    assert not table.any_ticked()
    table._turn(line_of(tab, khoi))
    assert table.table().model.index(rows.index(khoi), 0).data() == "Đã chọn"


def test_a_cell_opens_the_review_at_its_part(shown, tab):
    table = tab.round.follow.table.full
    row = next(n for n, line in enumerate(table.rows()) if line.uid == shown.members[3].uid)
    column = 3 + list(Step).index(Step.PROPOSAL)
    index = table.model.index(row, column)
    table.view.scrollTo(index)
    shown.qtbot.mouseClick(
        table.view.viewport(), Qt.MouseButton.LeftButton, pos=table.view.visualRect(index).center()
    )
    shown.until(lambda: tab.review is not None)
    assert tab.review.editing.review.member == shown.members[3].uid
    assert tab.review.step() == "decision"


def test_proposes_what_the_ticked_claim(shown, tab, round_):
    people = shown.members
    follow = tab.round.follow
    follow.table._turn(line_of(tab, people[0].uid))
    assert [line.uid for line in follow.table.chosen()] == [people[0].uid]
    follow.deeds.propose_own(follow.held, follow.table.chosen())
    shown.settled()
    found = reviews_of(shown, round_)
    assert found[people[0].uid].proposal.level is Level.EXCELLENT
    assert found[people[3].uid].proposal.level is Level.NONE


def test_decides_and_notifies_all_at_once(shown, tab, round_):
    follow = tab.round.follow
    follow.deeds.propose_own(follow.held, follow.table.chosen())
    shown.settled()
    follow.deeds.decide(follow.held, follow.table.chosen())
    follow.card.fields["document"].set_value("Quyết định số 12-QĐ/ĐU")
    shown.widget("reviews.ask.deed").click()
    shown.settled()
    follow.deeds.notify(follow.held, follow.table.chosen())
    shown.widget("reviews.ask.deed").click()
    shown.settled()
    found = reviews_of(shown, round_)
    assert len(found) == 2
    assert all(one.decision.document == "Quyết định số 12-QĐ/ĐU" for one in found.values())
    assert all(one.notified_on for one in found.values())


def test_the_committee_remarks_on_many_at_once(shown, tab, round_):
    follow = tab.round.follow
    follow.deeds.remark(follow.table.chosen())
    follow.card.fields["text"].set_value("Hoàn thành tốt việc được giao.")
    shown.widget("reviews.ask.deed").click()
    shown.settled()
    found = reviews_of(shown, round_)
    assert {r.committee_remark for r in found.values()} == {"Hoàn thành tốt việc được giao."}
    follow.deeds.remark(follow.table.chosen())
    assert "Không còn bản kiểm điểm nào" in shown.window.notice.sentence()


def test_what_is_typed_in_a_question_stays_while_one_looks_elsewhere(shown, tab, round_):
    follow = tab.round.follow
    follow.deeds.remark(follow.table.chosen())
    follow.card.fields["text"].set_value("Hoàn thành tốt")
    shown.go("members")
    shown.work.changed.emit(frozenset({"review", "round"}))
    shown.go("reviews")

    assert tab.round.follow.card.fields["text"].value() == "Hoàn thành tốt"
    assert tab.round.follow.card.isVisible()


def test_notices_of_those_decided_on_are_numbered(shown, tab, round_):
    follow = tab.round.follow
    follow.deeds.number_notices(follow.held, follow.table.chosen())
    assert "Không còn ai" in shown.window.notice.sentence()
    uids = [r.uid for r in reviews_of(shown, round_).values()]
    shown.work.change("Ghi", lambda s: [reviews.decide(s, uid, Level.GOOD) for uid in uids])
    shown.settled()
    follow.deeds.number_notices(follow.held, follow.table.chosen())
    shown.widget("reviews.ask.deed").click()
    shown.settled()
    lines = shown.read(lambda store: store.register.of_round(round_.uid))
    assert [line.number for line in lines] == [1, 2]
    assert {line.date for line in lines} == {TODAY}


def test_a_report_is_numbered_beside_its_page(shown, tab, round_):
    tab.round.show_named("summary")
    summary = tab.round.summary
    shown.settled()
    assert not summary.number.line.isEnabled()  # ballots carry none
    summary._pick(("proposal-list", ""))
    shown.settled()
    assert shown.widget("reviews.paper.number").value() == 1
    shown.widget("reviews.paper.number").set_value(4)
    shown.widget("reviews.paper.give").click()
    shown.settled()
    (line,) = shown.read(lambda store: store.register.of_round(round_.uid))
    assert (line.paper, line.number, line.date) == ("proposal-list", 4, TODAY)
    assert "Số 04-BC" in summary.number._said.text()
    summary._pick(("rating-summary", ""))
    shown.settled()
    shown.widget("reviews.paper.number").set_value(4)
    shown.widget("reviews.paper.give").click()
    shown.settled()
    assert "đã có văn bản khác" in summary.number.form.fields["number"].problem()
    summary._pick(("proposal-list", ""))
    shown.settled()
    shown.widget("reviews.paper.back").click()
    shown.settled()
    assert shown.read(lambda store: store.register.of_round(round_.uid)) == ()


def test_counts_ballots_with_enter_and_the_rest_by_one_key(shown, tab, round_):
    tab.round.show_named("vote")
    voting = tab.round.voting
    for name, number in (("called", 5), ("present", 5)):
        voting.numbers[name].set_value(number)
    voting._typed()
    shown.widget("reviews.vote.all").click()
    assert voting.numbers["valid"].value() == 5
    first, second = voting.grid._uids[:2]
    cell = voting.grid.cells[first, "good"]
    cell.setFocus()
    shown.qtbot.keyClick(cell.line, Qt.Key.Key_T)
    assert cell.value() == 5 and voting.grid.cells[second, "good"].line.hasFocus()
    shown.qtbot.keyClicks(voting.grid.cells[second, "good"].line, "7")
    assert "phải bằng phiếu hợp lệ (5)" in voting.wrong.sentence()
    tab.flush()
    shown.settled()
    ballot = shown.read(lambda store: store.ballots.of_round(round_.uid))[0]
    assert (ballot.kind, ballot.valid) == (BallotKind.MEMBERS, 5)
    assert {c.member: c.good for c in ballot.counts}[first] == 5


def test_takes_one_out_with_a_reason_and_another_form(shown, tab, round_):
    tab.round.show_named("settings")
    page, member = tab.round.settings.people, shown.members[3].uid
    line = place_of(tab.round.editing.round, member)
    page.choose(line, Form.STAFF.value)
    shown.settled()
    assert place_of(stored(shown, round_.uid), member).form is Form.STAFF
    page.choose(place_of(tab.round.editing.round, member), "out")
    shown.window.question._why.set_value("Đi học dài ngày")
    shown.window.question._let_deed()
    shown.window.question._do()
    shown.settled()
    kept = place_of(stored(shown, round_.uid), member)
    assert kept.left_out is LeftOut.OTHER and kept.why == "Đi học dài ngày"


def test_hides_a_step_and_changes_the_ceiling(shown, tab, round_):
    tab.round.show_named("settings")
    check = shown.widget("reviews.step.vote")
    check.click()
    shown.widget("reviews.cap.percent").set_value(15)
    shown.widget("reviews.cap.percent").edited.emit()
    tab.flush()
    shown.settled()
    kept = stored(shown, round_.uid)
    assert kept.hidden_steps == ("vote",) and kept.cap.percent == 15
    tab.round.show_page(0)
    assert Step.VOTE not in line_of(tab, "").cells


def test_frame_points_must_come_to_their_sum(shown, tab):
    tab.round.show_named("settings")
    forms = tab.round.settings.frames
    assert forms.sums[1].text() == "Cộng: 30 điểm" and not forms.verdict.sentence()
    first = forms.rows[1].rows()[0]
    first.most.set_value(25)
    first.most.edited.emit()
    assert "phải bằng 30 điểm, thừa" in forms.verdict.sentence()


def test_criteria_are_added_left_out_and_kept(shown, tab, round_):
    tab.round.show_named("settings")
    forms = tab.round.settings.frames
    rows = forms.rows[1]
    last = rows.rows()[-1]
    gone, most = last.value(), last.value().most
    rows.remove(last)
    assert f"còn thiếu {most:g}" in forms.verdict.sentence()
    rows.add_button.click()
    assert "chưa có nội dung" in forms.verdict.sentence()
    new = rows.rows()[-1]
    new.text.set_value("Chuyển đổi số ở chi bộ")
    new.most.set_value(most)
    new.most.edited.emit()
    assert not forms.verdict.sentence()
    tab.flush()
    shown.settled()
    frame = frame_of(stored(shown, round_.uid), forms.form.value())
    common = [line for line in frame.lines if line.part == 1]
    assert (common[-1].text, common[-1].most) == ("Chuyển đổi số ở chi bộ", most)
    assert gone.text not in [line.text for line in common]


def test_closes_and_opens_again_with_a_reason(shown, tab, round_):
    tab.round._close()
    shown.settled()
    assert stored(shown, round_.uid).state is RoundState.CLOSED
    assert tab.round.editing.held.closed and not tab.round.follow.do.isEnabled()
    assert tab.main_action.words == "Mở đợt mới"


def test_sums_up_with_the_page_of_the_paper(shown, tab):
    tab.round.show_named("summary")
    summary = tab.round.summary
    shown.until(lambda: summary.page.isHidden() or summary._shown[0])
    assert "Trần hoàn thành xuất sắc" in summary.cap.sentence()
    assert summary.years.rows()[0][0].startswith("Năm")


def test_papers_of_many_into_one_file(shown, tab, tmp_path):
    follow = tab.round.follow
    target = tmp_path / "ban-kiem-diem.pdf"
    request = follow.output.request(follow.held.round.uid)
    whom = (shown.members[0].uid, shown.members[3].uid)
    follow.output.save_many_to(request, whom, "review-form", target)
    shown.until(target.exists)
    shown.settled()
    uid = tab.round.editing.held.review(whom[0]).uid
    assert shown.read(lambda store: store.history.looked(uid, "print"))


def test_comes_from_other_places(shown, round_):
    screen = shown.go("reviews", round=round_.uid, page="vote")
    shown.settled()
    assert screen.tab().round.page() == "vote"
    shown.go("reviews", round=round_.uid, member=shown.members[0].uid, step="proposal")
    shown.settled()
    assert screen.title == "Hà Minh Khôi"


def test_keeps_days_and_papers_of_the_round(shown, tab, round_):
    tab.round.show_named("settings")
    day = shown.widget("reviews.round.ends_on")
    day.set_value(TODAY.replace(month=11, day=30))
    day.edited.emit()
    next(
        w for w in tab.round.settings.findChildren(Check) if "Biên bản" in w.accessibleName()
    ).click()
    tab.flush()
    shown.settled()
    kept = stored(shown, round_.uid)
    assert kept.ends_on == TODAY.replace(month=11, day=30) and len(kept.filed) == 1


def test_says_why_days_are_refused_until_they_are_mended(shown, tab, round_):
    tab.round.show_named("settings")
    day = shown.widget("reviews.round.ends_on")
    begins = tab.round.editing.round.starts_on
    for value, said in ((begins.replace(year=begins.year - 1), "phải sau ngày đầu"), (begins, "")):
        day.set_value(value)
        day.edited.emit()
        tab.flush()
        shown.settled()
        assert said in shown.window.notice.sentence()
    assert shown.window.notice.sentence() == ""
    assert stored(shown, round_.uid).ends_on == begins
