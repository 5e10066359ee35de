"""*Cài đặt → Việc phải làm* and *Chấm điểm*: kept in the handbook, said with their source."""

from datetime import date

from handbook.records import duty_rules
from handbook.records.settings import BranchKind, DutySwitch
from handbook.ui.screens.settings import duties as module
from handbook.ui.screens.settings.criteria import options


def part(shown, name: str):
    screen = shown.go("settings", part=name)
    shown.settled()
    return screen.part(name)


def branch(shown):
    return shown.read(lambda store: store.branch.get())


def test_a_switch_is_kept_only_against_its_default(shown):
    page = part(shown, "duties")
    assert page.switches["regular_meeting"].value() and not page.switches["send_up"].value()
    page.switches["send_up"].click()
    shown.settled()
    assert branch(shown).duty_switches == (DutySwitch(duty="send_up", on=True),)
    page.switches["send_up"].click()
    shown.settled()
    assert branch(shown).duty_switches == ()


def test_typed_days_and_holidays_are_kept(shown):
    page = part(shown, "duties")
    page.typed["year_summary"].set_value(date(date.today().year, 12, 20))
    page.holidays.set_value("30/4/2027\n1/5/2027\nhôm nào đó")
    page.save()
    shown.settled()
    kept = branch(shown)
    assert [t.duty for t in kept.typed_dates] == ["year_summary"]
    assert kept.holidays == () and "hôm nào đó" in page.holidays.problem()
    page.holidays.set_value("1/5/2027\n30/4/27")
    page.holidays.finished.emit()
    assert "30/4/27" in page.holidays.problem()  # not 1927
    page.holidays.set_value("1/5/2027\n30/4/2027")
    page.save()
    shown.settled()
    assert branch(shown).holidays == (date(2027, 4, 30), date(2027, 5, 1))


def test_other_parts_of_the_settings_leave_them_alone(shown):
    part(shown, "duties").switches["send_up"].click()
    shown.settled()
    page = part(shown, "branch")
    page.form.fields["meeting_place"].set_value("Nhà văn hóa mới")
    page.save()
    shown.settled()
    kept = branch(shown)
    assert kept.meeting_place == "Nhà văn hóa mới" and len(kept.duty_switches) == 1


def test_the_notification_is_a_choice_of_this_computer(shown):
    page = part(shown, "duties")
    assert not page.tell.value()
    page.tell.click()
    assert shown.window.desk.preferences().tell_duties


def test_every_row_says_its_source_and_how_sure_it_is():
    rules = {rule.id: rule for rule in module.rules_for(date(2026, 11, 3))}
    assert "50-CT/TW" in module.source_of(rules["regular_meeting"])
    assert "(theo tài liệu tập huấn)" in module.source_of(rules["score_report"])
    assert "quy ước của chương trình" in module.source_of(rules["backup"])
    assert "thay cho dòng chung" in module.source_of(rules["committee_meeting_3d"])
    assert not any(rule.needs for rule in rules.values())
    assert len(rules) == len({r.id for r in duty_rules.table() if not r.needs})


def test_a_row_for_other_kinds_of_branch_is_off_by_itself(shown):
    rule = next(r for r in duty_rules.table() if r.id == "residence_remark")
    own = branch(shown)
    assert module.is_on(rule, own) is (own.kind is BranchKind.VILLAGE)


def test_a_set_is_copied_edited_and_checked(shown):
    page = part(shown, "criteria")
    assert not page.own_card.isVisible()
    page.choice.set_value("an-phu")
    page._choose()
    page.copy.click()
    shown.settled()
    (own,) = shown.read(lambda store: store.criteria_sets.all())
    assert branch(shown).criteria == own.uid and page.own_card.isVisible()
    page.title.set_value("Bộ tiêu chí của xã")
    page.form._points["1"].set_value(6)
    page._keep()
    assert "phải bằng 100" in page.form_notice.sentence()
    page.form._points["1"].set_value(4)
    page.form._points["3.1"].set_value(4)
    page.form._texts["1"].set_value("Thời lượng")
    page._keep()
    shown.settled()
    (kept,) = shown.read(lambda store: store.criteria_sets.all())
    first = kept.criteria.criteria[0]
    assert (kept.criteria.title, first.text, first.most) == ("Bộ tiêu chí của xã", "Thời lượng", 4)
    assert kept.criteria.edition == 2
    assert ("Bộ tiêu chí của xã") in [words for _, words in options((kept.criteria,))]


def test_a_set_can_be_dropped_again(shown):
    page = part(shown, "criteria")
    page.copy.click()
    shown.settled()
    page._drop()
    shown.window.question._deed.click()
    shown.settled()
    assert shown.read(lambda store: store.criteria_sets.all()) == ()
    assert branch(shown).criteria == "" and not page.own_card.isVisible()


def test_lines_half_typed_outlive_a_kill_until_they_are_days(shown):
    page = part(shown, "duties")
    page.holidays.set_value("1/5/2027\n30/4")
    page.holidays.edited.emit()
    page.flush()
    shown.settled()
    page.show_branch(branch(shown))
    assert page.holidays.value() == "1/5/2027\n30/4"
    again = module.DutiesPart(page.desk)
    shown.qtbot.addWidget(again)
    again.show_branch(branch(shown))
    shown.settled()
    assert again.holidays.value() == "1/5/2027\n30/4"
    assert "còn ở đây" in again.notice.sentence()
    again.holidays.set_value("1/5/2027\n30/4/2027")
    again.flush()
    shown.settled()
    assert len(branch(shown).holidays) == 2
    assert shown.read(lambda store: store.drafts.forms()) == ()
