"""The steps that made every handbook's tables. A released step is never edited.

Steps import nothing of ours: they must still do tomorrow what they did on their first day.
"""

from handbook.store.engine import Migrations, Tables

STEPS = Migrations("so-tay-chi-bo")


@STEPS()
def step_001_first_tables(db: Tables) -> None:
    """Make the tables of the first version: branch, members, meetings, assignments, papers."""
    db.table("about").create({"key": str, "value": str}, pk="key", not_null={"key", "value"})
    _record_table(db, "branch", BRANCH_001)
    _record_table(db, "members", MEMBERS_001)
    _record_table(db, "meetings", MEETINGS_001)
    _record_table(db, "assignments", ASSIGNMENTS_001)
    _index(db, "meetings", "date")
    _index(db, "meetings", "kind", "date")
    _index(db, "meetings", "state", "date")
    _index(db, "assignments", "assigned_on")
    _index(db, "assignments", "closed_on")
    _index(db, "assignments", "meeting")
    _index(db, "assignments", "state", "due")
    db.table("attendance").create(
        {"id": int, "meeting": int, "member": int, "mark": str, "reason": str},
        pk="id",
        not_null={"meeting", "member", "mark", "reason"},
        foreign_keys=[("meeting", "meetings", "id"), ("member", "members", "id")],
    )
    db.table("attendance").create_index(["meeting", "member"], unique=True)
    db.table("attendance").create_index(["member"])


@STEPS()
def step_002_papers_and_history(db: Tables) -> None:
    """Make the tables of issued papers, of typing not yet saved, of history and of search."""
    db.table("seals").create(
        {
            "id": int,
            "uid": str,
            "meeting": int,
            "number": int,
            "sealed_at": str,
            "mark": str,
            "fingerprint": str,
            "pdf": bytes,
            "docx": bytes,
            "unsealed_at": str,
            "unseal_reason": str,
        },
        pk="id",
        not_null={"uid", "meeting", "sealed_at", "mark", "fingerprint", "pdf", "docx"},
        foreign_keys=[("meeting", "meetings", "id")],
    )
    db.table("seals").create_index(["uid"], unique=True)
    db.table("seals").create_index(["meeting"])
    db.table("numbers").create(
        {"id": int, "type": str, "term": str, "number": int, "paper": str, "given_at": str},
        pk="id",
        not_null={"type", "term", "number", "paper", "given_at"},
    )
    db.table("numbers").create_index(["type", "term", "number"], unique=True)
    db.table("drafts").create(
        {"uid": str, "kind": str, "body": str, "kept_at": str},
        pk="uid",
        not_null={"kind", "body", "kept_at"},
    )
    db.table("history").create(
        {
            "id": int,
            "group_uid": str,
            "deed": str,
            "at": str,
            "who": str,
            "kind": str,
            "uid": str,
            "version": int,
            "action": str,
            "before": str,
            "after": str,
            "previous": str,
            "hash": str,
        },
        pk="id",
        not_null={"group_uid", "deed", "at", "who", "kind", "uid", "action", "previous", "hash"},
    )
    db.table("history").create_index(["uid"])
    db.table("found").create(
        {"id": int, "kind": str, "uid": str, "title": str, "text": str, "folded": str},
        pk="id",
        not_null={"kind", "uid", "title", "text", "folded"},
    )
    db.table("found").create_index(["uid"], unique=True)
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5(written, folded, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 0')"
    )


@STEPS()
def step_003_yearly_assignments(db: Tables) -> None:
    """Let an assignment name the document that gave it, when no meeting did."""
    for column in ("document", "document_date"):
        db.table("assignments").add_column(column, str, not_null_default="")


@STEPS()
def step_004_kinds_of_meeting(db: Tables) -> None:
    """Let a meeting have what only its kind has, and a mark say that somebody came online."""
    meetings = db.table("meetings")
    for column in ("topic", "presenter", "joined_with", "reason"):
        meetings.add_column(column, str, not_null_default="")
    meetings.add_column("groups", str, not_null_default="[]")
    db.table("attendance").add_column("online", int, not_null_default=0)
    # What lists ask for stands before the long texts: see _record_table.
    head = ("id", "uid", "version", "binned_at", "kind", "date", "starts_at", "ends_at", "place")
    light = ("state", "number", "topic", "joined_with", "groups", "criteria_set", "scores")
    meetings.transform(column_order=[*head, *light, "agreed", "present", "total"])
    _index(db, "meetings", "joined_with")


@STEPS()
def step_005_resolutions(db: Tables) -> None:
    """Make the tables of resolutions, of what was issued of them, and of papers made outside."""
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    head: dict[str, type] = {**_texts("meeting", "kind", "date", "state"), "number": int}
    parts = _texts(
        *("subject", "basis", "opening", "politics", "leadership", "results", "praises"),
        *("shortcomings", "directions", "duties", "quality", "tables", "recipients"),
        *("authority", "signer"),
    )
    every = kept | head | {"vote": int} | parts
    db.table("resolutions").create(
        every, pk="id", not_null=set(every) - {"id", "binned_at", "number", "vote"}
    )
    db.table("issued").create(
        {
            "id": int,
            "uid": str,
            "resolution": int,
            "number": int,
            **_texts("issued_at", "mark", "fingerprint"),
            "pdf": bytes,
            "docx": bytes,
            **_texts("withdrawn_at", "withdraw_reason"),
        },
        pk="id",
        not_null={"uid", "resolution", "number", "issued_at", "mark", "fingerprint", "pdf", "docx"},
        foreign_keys=[("resolution", "resolutions", "id")],
    )
    outside = kept | {"type": str, "number": int} | _texts("date", "subject", "recipients", "note")
    db.table("outside_papers").create(outside, pk="id", not_null=set(outside) - {"id", "binned_at"})
    for name in ("resolutions", "issued", "outside_papers"):
        db.table(name).create_index(["uid"], unique=True)
    _index(db, "resolutions", "meeting")
    _index(db, "resolutions", "date")
    _index(db, "outside_papers", "date")
    db.table("issued").create_index(["resolution"])


@STEPS()
def step_006_duty_answers(db: Tables) -> None:
    """Make the tables of answers to duties and own criteria sets; the branch's choices of both."""
    for name in ("duty_switches", "holidays", "typed_dates"):
        db.execute(f"ALTER TABLE branch ADD COLUMN {name} TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE branch ADD COLUMN criteria TEXT NOT NULL DEFAULT ''")
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    said = _texts("duty", "record", "period", "state", "on", "until", "reason")
    db.table("answers").create(
        kept | said,
        pk="id",
        not_null={"uid", "version", *said} - {"until"},
    )
    db.table("criteria_sets").create(
        kept | _texts("criteria"), pk="id", not_null={"uid", "version", "criteria"}
    )
    for name in ("answers", "criteria_sets"):
        db.table(name).create_index(["uid"], unique=True)
    for column in ("on", "until", "record"):
        db.table("answers").create_index([column])
    _index(db, "answers", "uid")


@STEPS()
def step_007_upload(db: Tables) -> None:
    """Let a meeting say when its papers were posted."""
    db.execute("ALTER TABLE meetings ADD COLUMN posted_at TEXT NOT NULL DEFAULT ''")


@STEPS()
def step_008_indicators(db: Tables) -> None:
    """Make the table of a year's goals and indicators."""
    goal: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str, "year": int},
        **_texts("kind", "name", "state", "member", "document", "document_date", "note"),
        **_texts("unit", "target", "better", "counting", "rhythm", "results"),
    }
    db.table("year_goals").create(goal, pk="id", not_null=set(goal) - {"id", "binned_at"})
    db.table("year_goals").create_index(["uid"], unique=True)
    _index(db, "year_goals", "year")


@STEPS()
def step_009_studies(db: Tables) -> None:
    """Make the table of sessions in which resolutions are studied."""
    session: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str},
        **_texts("date", "document", "document_date", "issuer", "subject", "form", "speaker"),
        **_texts("roll", "note"),
    }
    db.table("studies").create(session, pk="id", not_null=set(session) - {"id", "binned_at"})
    db.table("studies").create_index(["uid"], unique=True)
    _index(db, "studies", "date")


@STEPS()
def step_010_plans(db: Tables) -> None:
    """Make the table of plans to carry out documents of upper bodies."""
    plan: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str},
        **_texts("date", "document", "document_date", "issuer", "subject", "state", "items"),
        **_texts("interim", "final"),
    }
    db.table("plans").create(plan, pk="id", not_null=set(plan) - {"id", "binned_at"})
    db.table("plans").create_index(["uid"], unique=True)
    _index(db, "plans", "date")


@STEPS()
def step_011_reviews(db: Tables) -> None:
    """Make the tables of review rounds, reviews, ballots, shortcomings, commitments, bốn tốt."""
    for name, columns in REVIEWS_011.items():
        kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
        every = kept | columns
        db.table(name).create(every, pk="id", not_null=set(every) - {"id", "binned_at"})
        db.table(name).create_index(["uid"], unique=True)
    for table, *names in INDEXES_011:
        _index(db, table, *names)


@STEPS()
def step_012_tasks(db: Tables) -> None:
    """Make the table of breakthrough tasks, with what lists show, and of what they point at."""
    # What lists ask for stands first: see _record_table.
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    years: dict[str, type] = {"year": int, "until_year": int}
    task: dict[str, type] = {
        **_texts("title", "reason", "origin", "state", "assignee", "assignee_name", "supervisor"),
        **_texts("registered_on", "assigned_on", "document", "due", "deadline", "rhythm"),
        "percent": int,
        **_texts("logged_on", "waiting", "waiting_on", "timing", "outcome"),
        "answers": int,
        **_texts("ended_on", "came_from", "goal", "resolution", "document_date", "assigner"),
        **_texts("shortcomings", "partners", "on_agenda", "partner_names", "reason_text"),
        **_texts("product", "quantity", "difficulty", "aim", "evidence", "end_reason", "note"),
        **_texts("evaluation", "changes", "steps", "log"),
    }
    every = kept | years | task
    db.table("tasks").create(every, pk="id", not_null=set(every) - {"id", "binned_at"})
    db.table("tasks").create_index(["uid"], unique=True)
    db.table("task_links").create(
        {"id": int, "task": int, "kind": str, "target": str},
        pk="id",
        not_null={"task", "kind", "target"},
        foreign_keys=[("task", "tasks", "id")],
    )
    db.table("task_links").create_index(["kind", "target"])
    db.table("task_links").create_index(["task"])
    for columns in INDEXES_012:
        _index(db, "tasks", *columns)


@STEPS()
def step_014_paper_texts(db: Tables) -> None:
    """Let the branch have its own wording of papers, and a goal name the resolution that set it."""
    db.execute("ALTER TABLE branch ADD COLUMN paper_texts TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE year_goals ADD COLUMN resolution TEXT NOT NULL DEFAULT ''")


@STEPS()
def step_015_safety(db: Tables) -> None:
    """Make the table of the one anchor at the end of the history."""
    db.table("anchor").create(
        {"id": int, "last": int, "hash": str, "mark": str},
        pk="id",
        not_null={"last", "hash", "mark"},
    )


def _index(db: Tables, table: str, *columns: str) -> None:
    """Index what is not in the bin, so that lists and counts never read whole records."""
    name = "_".join((table, *columns))
    db.execute(f"CREATE INDEX {name} ON {table} ({', '.join(columns)}) WHERE binned_at IS NULL")


def _record_table(db: Tables, name: str, columns: dict[str, type]) -> None:
    # What lists ask for stands first: a long text pushes whatever follows it to pages of its own.
    common: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    every = {**common, **columns}
    nullable = {"binned_at", "number", "dues_due", "dues_paid", "agreed"}
    db.table(name).create(every, pk="id", not_null=set(every) - nullable - {"id"}, defaults={})
    db.table(name).create_index(["uid"], unique=True)


def _texts(*names: str) -> dict[str, type]:
    return dict.fromkeys(names, str)


BRANCH_001 = {
    **_texts("name", "kind", "place", "parents", "terms", "symbol"),
    "minutes_before": int,
    **_texts("meeting_place", "meeting_time", "choices"),
}
MEMBERS_001 = _texts(
    *[
        "name",
        "birth_name",
        "sex",
        "birth_date",
        "ethnicity",
        "religion",
        "home_town",
        "residence",
        "schooling",
        "theory",
        "profession",
        "languages",
        "work_before",
        "work_now",
        "decided_on",
        "admitted_on",
        "official_on",
        "card_number",
        "file_number",
        "badge",
        "service",
        "position",
        "group",
        "phone",
        "note",
        "standings",
    ]
)
MEETINGS_001: dict[str, type] = {
    **_texts("kind", "date", "starts_at", "ends_at", "place", "state"),
    "number": int,
    **_texts("criteria_set", "scores"),
    "agreed": int,
    "present": int,
    "total": int,
    **_texts("chair", "recorder", "agenda", "draft", "notified_on", "papers_sent_on"),
    **_texts("committee_met_on", "committee_agreed", "guests", "purpose"),
    "dues_due": int,
    "dues_paid": int,
    **_texts("dues_unpaid", "report", "assessment", "praises", "documents", "speeches"),
    **_texts("self_criticism", "conclusions", "votes", "weak_points", "remedies"),
}
ASSIGNMENTS_001 = _texts(
    *[
        "meeting",
        "assigned_on",
        "state",
        "due",
        "closed_on",
        "what",
        "members",
        "people",
        "product",
        "result",
        "progress",
    ]
)
# Of each table what lists ask for stands first, long texts last.
REVIEWS_011: dict[str, dict[str, type]] = {
    "review_rounds": {
        **_texts("period", "state", "title", "starts_on", "ends_on", "begun_on", "closed_on"),
        **{"year": int, "part": int},
        **_texts("meeting_on", "meeting_place", "meeting", "chair", "recorder", "due_on"),
        **_texts("decided_by", "plan", "hidden_steps", "filed", "cap", "people", "suggestions"),
        **_texts("conclusion", "rules", "frames"),
    },
    "reviews": {
        **_texts("round", "member", "form", "own_level", "submitted_on"),
        "handwritten": int,
        **_texts("notified_on", "notified_how", "proposal", "decision", "filed", "points"),
        **_texts("facts", "residence", "employer", "elsewhere", "committee_remark"),
        **_texts("gap_reason", "level_reason", "comments", "parts"),
    },
    "ballots": {
        **_texts("round", "kind", "method", "on", "starts_at", "ends_at", "place"),
        **dict.fromkeys(("called", "present", "issued", "returned", "valid", "invalid"), int),
        **_texts("tellers", "counts", "note"),
    },
    "shortcomings": {
        **_texts("member", "state", "found_by", "found_in", "found_on"),
        "year": int,
        **_texts("due", "responsible", "verified_on", "verified_by", "verified_in", "document"),
        **_texts("helpers", "what", "cause", "remedy", "notes"),
    },
    "commitments": {
        "member": str,
        "year": int,
        **_texts("kind", "made_on", "supervisor", "confirmed_on", "confirmation"),
        **_texts("checks", "parts"),
    },
    "four_goods": {
        "year": int,
        **_texts("mode", "registered_on", "voted_on", "proposed", "decided", "decided_on"),
        **{"present": int, "yes": int},
        **_texts("decision", "registered_text", "lines", "note"),
    },
}
INDEXES_011 = (
    ("review_rounds", "year"),
    ("review_rounds", "state", "begun_on"),
    ("reviews", "round", "member"),
    ("reviews", "member"),
    ("ballots", "round"),
    ("shortcomings", "state"),
    ("shortcomings", "member"),
    ("shortcomings", "year"),
    ("shortcomings", "found_in"),
    ("commitments", "year", "kind"),
    ("commitments", "member"),
    ("four_goods", "year"),
)
INDEXES_012 = (
    ("deadline", "year", "until_year", "state", "waiting_on", "reason"),
    ("until_year", "year", "state"),
    ("state", "deadline", "year", "until_year"),
    ("assignee", "assignee_name", "year", "until_year", "state", "deadline"),
    ("came_from",),
    ("waiting_on",),
)
