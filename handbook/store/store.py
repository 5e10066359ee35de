"""All tables of one open handbook under one name each; used inside a read or a change only.

A table is loaded when it is first asked for: the first screen of the day needs a third of them,
and making the classes of the others would be a sixth of the start.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from handbook.store.drafts import Drafts
from handbook.store.history import History
from handbook.store.search import Search
from handbook.store.session import Session
from handbook.store.table import Table

if TYPE_CHECKING:
    from handbook.store.answers import Answers
    from handbook.store.assignments import Assignments
    from handbook.store.ballots import Ballots
    from handbook.store.branch import Branches
    from handbook.store.commitments import Commitments
    from handbook.store.criteria_sets import CriteriaSets
    from handbook.store.four_good import FourGoods
    from handbook.store.meetings import Meetings
    from handbook.store.members import Members
    from handbook.store.plans import Plans
    from handbook.store.register import Register
    from handbook.store.resolutions import Resolutions
    from handbook.store.reviews import Reviews
    from handbook.store.rounds import Rounds
    from handbook.store.seals import Seals
    from handbook.store.shortcomings import Shortcomings
    from handbook.store.studies import Studies
    from handbook.store.tasks import Tasks
    from handbook.store.year_goals import YearGoals


class Store:
    """The records of one handbook."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.search = Search(session.db)
        self.drafts = Drafts(session, lambda: self.tables)
        self.history = History(session.db, lambda: self._veiled)

    @cached_property
    def branch(self) -> "Branches":
        """The branch itself."""
        from handbook.store.branch import Branches

        return Branches(self.session)

    @cached_property
    def members(self) -> "Members":
        """Members, those who left among them."""
        from handbook.store.members import Members

        return Members(self.session)

    @cached_property
    def meetings(self) -> "Meetings":
        """Meetings with roll and votes."""
        from handbook.store.meetings import Meetings

        return Meetings(self.session, self.members)

    @cached_property
    def assignments(self) -> "Assignments":
        """What meetings assigned."""
        from handbook.store.assignments import Assignments

        return Assignments(self.session)

    @cached_property
    def answers(self) -> "Answers":
        """What was said of duties."""
        from handbook.store.answers import Answers

        return Answers(self.session)

    @cached_property
    def criteria_sets(self) -> "CriteriaSets":
        """The branch's own criteria sets."""
        from handbook.store.criteria_sets import CriteriaSets

        return CriteriaSets(self.session)

    @cached_property
    def resolutions(self) -> "Resolutions":
        """Resolutions and conclusions."""
        from handbook.store.resolutions import Resolutions

        return Resolutions(self.session)

    @cached_property
    def register(self) -> "Register":
        """Papers from outside in the register of numbers."""
        from handbook.store.register import Register

        return Register(self.session)

    @cached_property
    def year_goals(self) -> "YearGoals":
        """Goals of a year."""
        from handbook.store.year_goals import YearGoals

        return YearGoals(self.session)

    @cached_property
    def studies(self) -> "Studies":
        """Study sessions."""
        from handbook.store.studies import Studies

        return Studies(self.session)

    @cached_property
    def plans(self) -> "Plans":
        """Plans of a year."""
        from handbook.store.plans import Plans

        return Plans(self.session)

    @cached_property
    def rounds(self) -> "Rounds":
        """Review rounds."""
        from handbook.store.rounds import Rounds

        return Rounds(self.session)

    @cached_property
    def reviews(self) -> "Reviews":
        """Reviews of a round."""
        from handbook.store.reviews import Reviews

        return Reviews(self.session, self.rounds)

    @cached_property
    def ballots(self) -> "Ballots":
        """Ballots of a round."""
        from handbook.store.ballots import Ballots

        return Ballots(self.session, self.rounds)

    @cached_property
    def shortcomings(self) -> "Shortcomings":
        """Shortcomings and how they are mended."""
        from handbook.store.shortcomings import Shortcomings

        return Shortcomings(self.session)

    @cached_property
    def commitments(self) -> "Commitments":
        """Yearly commitments."""
        from handbook.store.commitments import Commitments

        return Commitments(self.session)

    @cached_property
    def four_good(self) -> "FourGoods":
        """“Bốn tốt” of a year."""
        from handbook.store.four_good import FourGoods

        return FourGoods(self.session)

    @cached_property
    def tasks(self) -> "Tasks":
        """Breakthrough tasks."""
        from handbook.store.tasks import Tasks

        return Tasks(self.session)

    @cached_property
    def seals(self) -> "Seals":
        """Sealed papers."""
        from handbook.store.seals import Seals

        return Seals(self.session)

    @cached_property
    def tables(self) -> dict[str, Table[Any]]:
        """All tables of records by kind; loads those that were not asked for yet."""
        tables: tuple[Table[Any], ...] = (
            self.branch,
            self.members,
            self.meetings,
            self.assignments,
            self.answers,
            self.criteria_sets,
            self.resolutions,
            self.register,
            self.year_goals,
            self.studies,
            self.plans,
            self.rounds,
            self.reviews,
            self.ballots,
            self.shortcomings,
            self.commitments,
            self.four_good,
            self.tasks,
        )
        return {table.kind: table for table in tables}

    @cached_property
    def _veiled(self) -> frozenset[str]:
        return frozenset(kind for kind, table in self.tables.items() if table.veiled)

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind but the branch there are, without the bin's."""
        kinds = {kind: table.count() for kind, table in self.tables.items() if kind != "branch"}
        return {**kinds, "seal": self.seals.count()}
