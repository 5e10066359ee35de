"""Makes the fictional branch, for trying, for tests and for measuring.

Everyone and everything in it is made up; the story is told by `demo_story`, kept here, and its
minutes are sealed and its resolutions issued by the same services as real ones.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from handbook.errors import BadInput
from handbook.records.meetings import Meeting, MeetingKind
from handbook.records.resolutions import ResolutionKind
from handbook.services import (
    demo_people,
    demo_reviews,
    demo_story,
    demo_tasks,
    demo_year,
    keys,
    meetings,
    resolutions,
    slots,
)
from handbook.services.demo_story import Story
from handbook.services.handbook import Clock, Created, Handbook, local_now
from handbook.services.slots import Cost
from handbook.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How many records a story brought in."""

    members: int
    meetings: int
    assignments: int


def make(
    path: Path,
    *,
    password: str,
    members: int = 34,
    years: int = 2,
    seed: int = 1,
    clock: Clock = local_now,
    cost: Cost = keys.PRODUCTION,
) -> Created:
    """Make a handbook of the fictional branch, with past minutes sealed and the next one prepared.

    The same seed and day give the same records. Raises what `Handbook.create` raises, and BadInput
    for a branch too small to tell of.
    """
    _check(members, years)
    branch = demo_people.branch(Random(seed), clock().date())
    made = Handbook.create(path, branch, password, cost=cost, clock=clock)
    try:
        fill(made.handbook, members=members, years=years, seed=seed, sealed=True)
    except BaseException:
        made.handbook.close()
        for left in (path, slots.path_of(path)):  # half a story is of no use to anyone
            left.unlink(missing_ok=True)
        raise
    return made


def fill(
    handbook: Handbook,
    *,
    members: int = 34,
    years: int = 2,
    seed: int = 1,
    sealed: bool = False,
    times: int = 1,
) -> Filled:
    """Add a story to a handbook in one change; `times` multiplies meetings, for measuring.

    Sealing is by far the slowest part: about a tenth of a second for each meeting.
    """
    _check(members, years)
    branch, today = handbook.read(lambda store: store.branch.get()), handbook.clock().date()
    story = demo_story.tell(
        branch, members=members, years=years, seed=seed, today=today, times=times
    )
    handbook.change("Lập dữ liệu mẫu", lambda store: _keep(store, story, today))
    if times == 1:  # rounds are made to be read, not to be measured
        handbook.change("Lập đợt kiểm điểm mẫu", lambda s: demo_reviews.keep(s, today, years))
        handbook.change("Lập việc đột phá mẫu", lambda s: demo_tasks.keep(s, today, years))
    if sealed:
        for meeting in story.meetings:
            meetings.seal(handbook, meeting.uid)
            if meeting.kind is MeetingKind.REGULAR:
                _issue(handbook, meeting)
            _post(handbook, meeting, today)
    return Filled(
        members=len(story.members),
        meetings=len(story.meetings) + 1,
        assignments=len(story.assignments),
    )


def _issue(handbook: Handbook, meeting: Meeting) -> None:
    """Issue the month's resolution, or the conclusion that serves when none was passed."""

    def begin(store: Store) -> str:
        drafted = resolutions.draft(store, meeting.uid, ResolutionKind.RESOLUTION)
        if drafted.vote is None:
            drafted = resolutions.draft(store, meeting.uid, ResolutionKind.CONCLUSION)
        return store.resolutions.put(drafted).uid

    uid = handbook.change("Soạn nghị quyết", begin).value
    resolutions.issue(handbook, uid)


def _post(handbook: Handbook, meeting: Meeting, today: date) -> None:
    """Tick that the papers were posted the evening after, when that has come."""
    day = meeting.date + timedelta(days=1)
    if day < today and meeting.kind is not MeetingKind.COMMITTEE:
        at = f"{day.isoformat()}T20:05"
        handbook.change(
            "Ghi đã đăng tài liệu", lambda store: store.meetings.mark_posted(meeting.uid, at)
        )


def _check(members: int, years: int) -> None:
    if members < demo_people.FEWEST:
        raise BadInput(
            f"Chi bộ mẫu cần ít nhất {demo_people.FEWEST} đảng viên để có người chủ trì, người ghi "
            "biên bản. Hãy chọn số lớn hơn."
        )
    if not 0 <= years <= 100:
        raise BadInput("Số năm của chi bộ mẫu phải từ 0 đến 100.")


def _keep(store: Store, story: Story, today: date) -> None:
    for member in story.members:
        store.members.put(member)
    for meeting in (*story.meetings, story.coming):
        store.meetings.put(meeting)
    for assignment in story.assignments:
        store.assignments.put(assignment)
    for goal in demo_year.goals(story.members, today):
        store.year_goals.put(goal)
    for plan in demo_year.plans(story.members, today):
        store.plans.put(plan)
    for session in demo_year.studies(story.members, today):
        store.studies.put(session)
