"""What 0.2.0 brought: kinds of meeting, resolutions, duties, goals, studies and plans."""

from handbook.store.engine import Tables
from handbook.store.migrations.shapes import index, texts


def step_003_yearly_assignments(db: Tables) -> None:
    """Let an assignment name the document that gave it, when no meeting did."""
    for column in ("document", "document_date"):
        db.table("assignments").add_column(column, str, not_null_default="")


def step_004_kinds_of_meeting(db: Tables) -> None:
    """Let a meeting have what only its kind has, and a mark say that somebody came online."""
    meetings = db.table("meetings")
    for column in ("topic", "presenter", "joined_with", "reason"):
        meetings.add_column(column, str, not_null_default="")
    meetings.add_column("groups", str, not_null_default="[]")
    db.table("attendance").add_column("online", int, not_null_default=0)
    # What lists ask for stands before the long texts: see record_table.
    head = ("id", "uid", "version", "binned_at", "kind", "date", "starts_at", "ends_at", "place")
    light = ("state", "number", "topic", "joined_with", "groups", "criteria_set", "scores")
    meetings.transform(column_order=[*head, *light, "agreed", "present", "total"])
    index(db, "meetings", "joined_with")


def step_005_resolutions(db: Tables) -> None:
    """Make the tables of resolutions, of what was issued of them, and of papers made outside."""
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    head: dict[str, type] = {**texts("meeting", "kind", "date", "state"), "number": int}
    parts = texts(
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
            **texts("issued_at", "mark", "fingerprint"),
            "pdf": bytes,
            "docx": bytes,
            **texts("withdrawn_at", "withdraw_reason"),
        },
        pk="id",
        not_null={"uid", "resolution", "number", "issued_at", "mark", "fingerprint", "pdf", "docx"},
        foreign_keys=[("resolution", "resolutions", "id")],
    )
    outside = kept | {"type": str, "number": int} | texts("date", "subject", "recipients", "note")
    db.table("outside_papers").create(outside, pk="id", not_null=set(outside) - {"id", "binned_at"})
    for name in ("resolutions", "issued", "outside_papers"):
        db.table(name).create_index(["uid"], unique=True)
    index(db, "resolutions", "meeting")
    index(db, "resolutions", "date")
    index(db, "outside_papers", "date")
    db.table("issued").create_index(["resolution"])


def step_006_duty_answers(db: Tables) -> None:
    """Make the tables of answers to duties and own criteria sets; the branch's choices of both."""
    for name in ("duty_switches", "holidays", "typed_dates"):
        db.execute(f"ALTER TABLE branch ADD COLUMN {name} TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE branch ADD COLUMN criteria TEXT NOT NULL DEFAULT ''")
    kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    said = texts("duty", "record", "period", "state", "on", "until", "reason")
    db.table("answers").create(
        kept | said,
        pk="id",
        not_null={"uid", "version", *said} - {"until"},
    )
    db.table("criteria_sets").create(
        kept | texts("criteria"), pk="id", not_null={"uid", "version", "criteria"}
    )
    for name in ("answers", "criteria_sets"):
        db.table(name).create_index(["uid"], unique=True)
    for column in ("on", "until", "record"):
        db.table("answers").create_index([column])
    index(db, "answers", "uid")


def step_007_upload(db: Tables) -> None:
    """Let a meeting say when its papers were posted."""
    db.execute("ALTER TABLE meetings ADD COLUMN posted_at TEXT NOT NULL DEFAULT ''")


def step_008_indicators(db: Tables) -> None:
    """Make the table of a year's goals and indicators."""
    goal: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str, "year": int},
        **texts("kind", "name", "state", "member", "document", "document_date", "note"),
        **texts("unit", "target", "better", "counting", "rhythm", "results"),
    }
    db.table("year_goals").create(goal, pk="id", not_null=set(goal) - {"id", "binned_at"})
    db.table("year_goals").create_index(["uid"], unique=True)
    index(db, "year_goals", "year")


def step_009_studies(db: Tables) -> None:
    """Make the table of sessions in which resolutions are studied."""
    session: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str},
        **texts("date", "document", "document_date", "issuer", "subject", "form", "speaker"),
        **texts("roll", "note"),
    }
    db.table("studies").create(session, pk="id", not_null=set(session) - {"id", "binned_at"})
    db.table("studies").create_index(["uid"], unique=True)
    index(db, "studies", "date")


def step_010_plans(db: Tables) -> None:
    """Make the table of plans to carry out documents of upper bodies."""
    plan: dict[str, type] = {
        **{"id": int, "uid": str, "version": int, "binned_at": str},
        **texts("date", "document", "document_date", "issuer", "subject", "state", "items"),
        **texts("interim", "final"),
    }
    db.table("plans").create(plan, pk="id", not_null=set(plan) - {"id", "binned_at"})
    db.table("plans").create_index(["uid"], unique=True)
    index(db, "plans", "date")
