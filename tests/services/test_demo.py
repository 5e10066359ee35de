"""The fictional branch is believable, the same for the same seed, and fit to be sealed."""

import dataclasses
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from handbook.errors import BadInput
from handbook.records import (
    assignments,
    attendance,
    meetings,
    members,
    plans,
    rules,
    scoring,
    sealing,
    studies,
    year_goals,
)
from handbook.records.assignments import AssignmentState
from handbook.records.meetings import Mark, MeetingKind, MeetingState
from handbook.records.members import StandingKind, standing_on
from handbook.records.resolutions import ResolutionKind, ResolutionState
from handbook.records.settings import Branch, ParentBody, check
from handbook.services import (
    checking,
    demo,
    demo_people,
    demo_story,
    demo_words,
    demo_year,
    keys,
    slots,
)
from handbook.services.demo_story import Story
from handbook.services.handbook import Handbook

TODAY = date(2026, 11, 24)
CHEAP = keys.Cost(n=1024, r=8, p=1)
PASSWORD = "mật khẩu thử"


def _branch() -> Branch:
    return demo_people.branch(Random(1), TODAY)


def _tell(count: int = 34, years: int = 2, seed: int = 1, times: int = 1) -> Story:
    return demo_story.tell(
        _branch(), members=count, years=years, seed=seed, today=TODAY, times=times
    )


def _clock() -> datetime:
    return datetime(2026, 11, 24, 9).astimezone()


def test_same_seed_tells_the_same_story() -> None:
    assert _tell() == _tell()
    assert _tell(seed=2) != _tell()


def test_branch_is_right_and_the_one_of_the_pictures() -> None:
    branch = _branch()
    assert check(branch) == {}
    assert (branch.name, branch.place) == ("Chi bộ thôn Lăng Quậy", "Hòa Phú")
    assert branch.parents == (ParentBody(name="Đảng bộ xã Hòa Phú"),)


@pytest.mark.parametrize("count", [3, 5, 11, 12, 34, 60, 200])
def test_roster_has_exactly_the_members_asked_for_and_each_is_right(count: int) -> None:
    story = _tell(count, years=1)
    assert len(story.members) == count
    assert len({m.card_number for m in story.members}) == count
    found = [members.check(m, admission_age=18, today=TODAY) for m in story.members]
    assert [problems for problems in found if problems] == []


def test_roster_of_a_usual_branch_has_every_standing_of_daily_life() -> None:
    story = _tell()
    standings = Counter(standing_on(member, TODAY) for member in story.members)
    assert standings[StandingKind.PROBATIONARY] == 3
    assert standings[StandingKind.EXEMPT] == 2
    assert standings[StandingKind.AWAY] == standings[StandingKind.VISITING] == 1
    assert {m.ethnicity for m in story.members} == {"Tày", "Nùng", "Dao", "Kinh"}
    assert len({m.name for m in story.members}) == 34


def test_branch_meets_each_month_and_on_a_theme_each_quarter() -> None:
    story = _tell(years=2)
    regular = [m.date for m in story.meetings if m.kind is MeetingKind.REGULAR]
    thematic = [m.date for m in story.meetings if m.kind is MeetingKind.THEMATIC]
    assert (len(regular), regular[0], regular[-1]) == (24, date(2024, 12, 3), date(2026, 11, 3))
    assert len(thematic) == 8 and thematic[-1] < TODAY
    assert story.coming.date == date(2026, 12, 3)
    assert {a.mark for a in story.coming.attendance} == {Mark.UNMARKED}


def test_day_of_the_meeting_itself_is_still_to_come() -> None:
    days, coming = demo_story.regular_days(date(2026, 11, 3), 1)
    assert (days[-1], coming) == (date(2026, 10, 3), date(2026, 11, 3))


@pytest.mark.parametrize("seed", range(1, 9))
@pytest.mark.parametrize("count", [3, 9, 34])
def test_nothing_keeps_the_minutes_from_being_sealed(count: int, seed: int) -> None:
    story = _tell(count, years=3, seed=seed)
    for meeting in story.meetings:
        assert meetings.check(meeting) == {}
        counts = attendance.count(attendance.rows(meeting, story.members))
        given = tuple(a for a in story.assignments if a.meeting == meeting.uid)
        values = rules.at(meeting.date, "meeting_guide").values
        found = sealing.missing(meeting, counts, given, values)
        assert [m.sentence for m in found if m.blocks] == []
        assert all(attendance.decide(vote, counts.roll).passed for vote in meeting.votes)
        criteria = scoring.set_of(meeting)
        assert not meeting.scores or scoring.problems(meeting.scores, criteria) == ()


def test_every_member_who_became_official_was_voted_on() -> None:
    story = _tell(60, years=3)
    first, last = story.meetings[0].date.isoformat(), "2026-11-03"
    matters = " ".join(vote.matter for m in story.meetings for vote in m.votes)
    became = [m for m in story.members if first < m.official_on <= last]
    assert became
    assert all(f"đồng chí {m.name} là đảng viên chính thức" in matters for m in became)


def test_tasks_go_on_from_meeting_to_meeting_and_end_in_every_way() -> None:
    story = _tell(years=4)
    assert [a for a in story.assignments if assignments.check(a)] == []
    states = Counter(a.state for a in story.assignments)
    assert states[AssignmentState.DONE] > states[AssignmentState.OPEN] > 0
    assert states[AssignmentState.DROPPED] > 0
    assert any(len(a.progress) > 1 for a in story.assignments)
    assert any(assignments.is_late(a, TODAY) for a in story.assignments)
    known = {m.uid for m in story.meetings}
    assert {p.meeting for a in story.assignments for p in a.progress} <= known


def test_absences_have_reasons_and_differ_by_month() -> None:
    marks = [a for m in _tell(years=2).meetings for a in m.attendance]
    assert all(a.reason for a in marks if a.mark is Mark.EXCUSED)
    assert len({a.reason for a in marks if a.reason}) >= 6
    assert any(a.mark is Mark.UNEXCUSED for a in marks)


def test_texts_vary_and_no_placeholder_is_left() -> None:
    story = _tell(years=3)
    for name in ("report", "assessment", "documents", "self_criticism", "weak_points"):
        assert len({getattr(m, name) for m in story.meetings}) >= 8, name
    words = repr([dataclasses.asdict(m) for m in story.meetings])
    words += repr([dataclasses.asdict(a) for a in story.assignments])
    assert re.findall(r"\{[\w-]*\}|\{\d", words) == []


@pytest.mark.parametrize(
    "name", ["assessment", "self_criticism", "documents", "conclusions", "weak_points", "remedies"]
)
def test_word_stock_has_eight_variants_of_each(name: str) -> None:
    assert len(set(demo_words.table("meetings")["texts"][name])) >= 8


def test_national_documents_are_named_only_after_their_day() -> None:
    days = {n["text"]: n["day"] for n in demo_words.table("meetings")["national"]}
    seen = [(m.date, text) for m in _tell(years=2).meetings for text in days if text in m.documents]
    assert seen and all(days[text] < day for day, text in seen)


def test_times_multiplies_meetings_for_measuring() -> None:
    assert len(_tell(12, years=1, times=5).meetings) == len(_tell(12, years=1).meetings) + 4 * 12


def test_made_handbook_is_sealed_up_to_now_with_numbers_in_a_row(tmp_path: Path) -> None:
    made = demo.make(
        tmp_path / "mau.sotay", password=PASSWORD, members=5, years=1, cost=CHEAP, clock=_clock
    )
    book = made.handbook
    kept = book.read(lambda store: store.meetings.summaries())
    sealed = [m for m in reversed(kept) if m.state is MeetingState.SEALED]
    assert [m.number for m in sealed] == list(range(1, len(sealed) + 1))
    assert [m.date for m in kept if m.state is MeetingState.DRAFT] == [date(2026, 12, 3)]
    assert checking.check(book).problems == ()
    papers = book.read(lambda store: tuple(reversed(store.resolutions.of_year())))
    passed = [one.number for one in papers if one.kind is ResolutionKind.RESOLUTION]
    assert len(papers) == 12 and {one.state for one in papers} == {ResolutionState.ISSUED}
    assert passed == list(range(1, len(passed) + 1)) and len(passed) > 6
    posted = [book.read(lambda store, m=m: store.meetings.by_uid(m.uid)).posted_at for m in sealed]
    assert any(posted) and all(at[10:] == "T20:05" for at in posted if at)
    seal = book.read(lambda store: store.seals.current(sealed[0].uid))
    assert seal is not None and seal.pdf.startswith(b"%PDF") and seal.docx.startswith(b"PK")
    book.close()


def test_filling_adds_to_a_handbook_without_sealing(tmp_path: Path) -> None:
    book = Handbook.create(
        tmp_path / "a.sotay", _branch(), PASSWORD, cost=CHEAP, clock=_clock
    ).handbook
    filled = demo.fill(book, members=6, years=1, seed=3, times=2)
    counts = book.read(lambda store: store.counts())
    assert (counts["member"], counts["meeting"]) == (filled.members, filled.meetings)
    assert counts["assignment"] == filled.assignments > 40
    assert counts["seal"] == 0
    assert book.read(lambda store: len({e.group_uid for e in store.history.everything()})) == 2
    book.close()


@pytest.mark.parametrize(("count", "years"), [(2, 1), (0, 1), (34, 101)])
def test_a_size_that_cannot_be_told_is_refused(tmp_path: Path, count: int, years: int) -> None:
    with pytest.raises(BadInput):
        demo.make(tmp_path / "a.sotay", password=PASSWORD, members=count, years=years, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_half_a_story_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise BadInput("Ổ đĩa đầy.")

    monkeypatch.setattr(demo.meetings, "seal", full)
    book = tmp_path / "a.sotay"
    with pytest.raises(BadInput, match="đầy"):
        demo.make(book, password=PASSWORD, members=4, years=1, cost=CHEAP, clock=_clock)
    assert not book.exists() and not slots.path_of(book).exists()


def test_committee_meets_before_each_regular_meeting_and_what_it_agreed_is_taken_over() -> None:
    story = _tell(years=2)
    committee = [m for m in story.meetings if m.kind is MeetingKind.COMMITTEE]
    regular = [m for m in story.meetings if m.kind is MeetingKind.REGULAR]
    assert [m.committee_met_on for m in regular] == [m.date.isoformat() for m in committee]
    assert [m.committee_agreed for m in regular] == [m.conclusions[0] for m in committee]
    rolls = [attendance.rows(m, story.members) for m in committee]
    assert all(2 <= len(roll) <= 5 and all(r.member.position for r in roll) for roll in rolls)


def test_thematic_meetings_name_their_topic_and_presenter() -> None:
    story = _tell(years=2)
    thematic = [m for m in story.meetings if m.kind is MeetingKind.THEMATIC]
    known = {m.uid for m in story.members}
    assert all(m.topic and m.report and m.presenter in known for m in thematic)
    assert "trình bày chuyên đề" not in " ".join(m.report for m in thematic)
    further = [m for m in _tell(years=1, times=2).meetings if m.kind is MeetingKind.EXTRAORDINARY]
    assert further and all(m.reason for m in further)


@pytest.mark.parametrize("day", [date(2026, 1, 3), TODAY, date(2026, 12, 31)])
def test_goals_of_the_year_are_right_and_stand_for_the_months_over(day: date) -> None:
    people = _tell(12, years=1).members
    goals = demo_year.goals(people, day)
    assert [year_goals.check(goal) for goal in goals] == [{}] * len(goals)
    assert goals == demo_year.goals(people, day)
    assert len({goal.uid for goal in goals}) == len(goals) == 8
    periods = {result.period for goal in goals for result in goal.results}
    assert all(period < f"{day:%Y-%m}" or "Q" in period for period in periods)
    assert any(year_goals.is_reached(goal) for goal in goals)


def test_the_sample_follows_its_year(tmp_path: Path) -> None:
    book = demo.make(
        tmp_path / "a.sotay", password=PASSWORD, members=5, years=0, cost=CHEAP, clock=_clock
    ).handbook
    assert len(book.read(lambda store: store.year_goals.of_year(2026))) == 8
    book.close()


def test_the_sample_studies_a_resolution_once_march_is_over() -> None:
    people = _tell(20, years=1).members
    (session,) = demo_year.studies(people, TODAY)
    assert studies.check(session) == {}
    found = studies.counts(session)
    assert found.called > found.present > 10
    assert found.made_up and found.responses
    assert demo_year.studies(people, date(2026, 3, 1)) == ()
    (plan,) = demo_year.plans(people, TODAY)
    assert plans.check(plan) == {} and len(plan.items) == 3
    assert demo_year.plans(people, date(2026, 3, 1)) == ()
