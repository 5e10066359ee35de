"""What the first version brought: meetings, members, assignments, papers, history."""

from handbook.store.engine import Tables
from handbook.store.migrations.shapes import index, record_table, texts


def step_001_first_tables(db: Tables) -> None:
    """Make the tables of the first version: branch, members, meetings, assignments, papers."""
    db.table("about").create({"key": str, "value": str}, pk="key", not_null={"key", "value"})
    record_table(db, "branch", BRANCH_001)
    record_table(db, "members", MEMBERS_001)
    record_table(db, "meetings", MEETINGS_001)
    record_table(db, "assignments", ASSIGNMENTS_001)
    index(db, "meetings", "date")
    index(db, "meetings", "kind", "date")
    index(db, "meetings", "state", "date")
    index(db, "assignments", "assigned_on")
    index(db, "assignments", "closed_on")
    index(db, "assignments", "meeting")
    index(db, "assignments", "state", "due")
    db.table("attendance").create(
        {"id": int, "meeting": int, "member": int, "mark": str, "reason": str},
        pk="id",
        not_null={"meeting", "member", "mark", "reason"},
        foreign_keys=[("meeting", "meetings", "id"), ("member", "members", "id")],
    )
    db.table("attendance").create_index(["meeting", "member"], unique=True)
    db.table("attendance").create_index(["member"])


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


BRANCH_001 = {
    **texts("name", "kind", "place", "parents", "terms", "symbol"),
    "minutes_before": int,
    **texts("meeting_place", "meeting_time", "choices"),
}

MEMBERS_001 = texts(
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
    **texts("kind", "date", "starts_at", "ends_at", "place", "state"),
    "number": int,
    **texts("criteria_set", "scores"),
    "agreed": int,
    "present": int,
    "total": int,
    **texts("chair", "recorder", "agenda", "draft", "notified_on", "papers_sent_on"),
    **texts("committee_met_on", "committee_agreed", "guests", "purpose"),
    "dues_due": int,
    "dues_paid": int,
    **texts("dues_unpaid", "report", "assessment", "praises", "documents", "speeches"),
    **texts("self_criticism", "conclusions", "votes", "weak_points", "remedies"),
}

ASSIGNMENTS_001 = texts(
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
