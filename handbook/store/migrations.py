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
