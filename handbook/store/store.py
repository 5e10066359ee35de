"""All tables of one open handbook under one name each; used inside a read or a change only."""

from typing import Any

from handbook.store.answers import Answers
from handbook.store.assignments import Assignments
from handbook.store.ballots import Ballots
from handbook.store.branch import Branches
from handbook.store.commitments import Commitments
from handbook.store.criteria_sets import CriteriaSets
from handbook.store.drafts import Drafts
from handbook.store.four_good import FourGoods
from handbook.store.history import History
from handbook.store.meetings import Meetings
from handbook.store.members import Members
from handbook.store.plans import Plans
from handbook.store.register import Register
from handbook.store.resolutions import Resolutions
from handbook.store.reviews import Reviews
from handbook.store.rounds import Rounds
from handbook.store.seals import Seals
from handbook.store.search import Search
from handbook.store.shortcomings import Shortcomings
from handbook.store.studies import Studies
from handbook.store.table import Session, Table
from handbook.store.tasks import Tasks
from handbook.store.year_goals import YearGoals


class Store:
    """The records of one handbook."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.branch = Branches(session)
        self.members = Members(session)
        self.meetings = Meetings(session, self.members)
        self.assignments = Assignments(session)
        self.answers = Answers(session)
        self.criteria_sets = CriteriaSets(session)
        self.resolutions = Resolutions(session)
        self.register = Register(session)
        self.year_goals = YearGoals(session)
        self.studies = Studies(session)
        self.plans = Plans(session)
        self.rounds = Rounds(session)
        self.reviews = Reviews(session, self.rounds)
        self.ballots = Ballots(session, self.rounds)
        self.shortcomings = Shortcomings(session)
        self.commitments = Commitments(session)
        self.four_good = FourGoods(session)
        self.tasks = Tasks(session)
        self.seals = Seals(session)
        self.search = Search(session.db)
        tables = (
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
        self.tables: dict[str, Table[Any]] = {table.kind: table for table in tables}
        self.drafts = Drafts(session, self.tables)
        veiled = frozenset(kind for kind, table in self.tables.items() if table.veiled)
        self.history = History(session.db, veiled)

    def counts(self) -> dict[str, int]:
        """Return how many records of each kind but the branch there are, without the bin's."""
        kinds = {kind: table.count() for kind, table in self.tables.items() if kind != "branch"}
        return {**kinds, "seal": self.seals.count()}
