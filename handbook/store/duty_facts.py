"""What duties need to know of meetings and of the handbook, read without texts and within bounds.

Reads only. What follows from the facts is worked out in `records.duty_days`.
"""

import json
from datetime import date

from handbook.records.duty_facts import MeetingFact
from handbook.records.meetings import MeetingKind, MeetingState
from handbook.store import engine
from handbook.store.engine import Database
from handbook.store.store import Store

# Ours: a branch holds some forty meetings a year, committee ones counted.
MOST = 80


def meetings_to(store: Store, last: date, *, absent_since: date) -> tuple[MeetingFact, ...]:
    """Return the newest meetings up to `last`, at most `MOST` of them, newest first.

    Who was absent without reason is told from `absent_since` on.
    """
    db = store.session.db
    found = engine.rows(
        db,
        "SELECT id, uid, kind, date, state, notified_on, papers_sent_on, committee_met_on,"
        " dues_due, dues_paid, posted_at FROM meetings WHERE binned_at IS NULL AND date <= :last"
        " ORDER BY date DESC, id DESC LIMIT :most",
        {"last": last.isoformat(), "most": MOST},
    )
    absent = _unexcused(db, [row["id"] for row in found if row["date"] >= absent_since.isoformat()])
    return tuple(
        MeetingFact(
            uid=row["uid"],
            kind=MeetingKind(row["kind"]),
            date=date.fromisoformat(row["date"]),
            notified=bool(row["notified_on"]),
            papers_sent=bool(row["papers_sent_on"]),
            committee_met=bool(row["committee_met_on"]),
            sealed=row["state"] == MeetingState.SEALED,
            posted=bool(row["posted_at"]),
            dues_paid=_paid(row["dues_due"], row["dues_paid"]),
            unexcused=absent.get(row["id"], ()),
        )
        for row in found
    )


def began_on(store: Store) -> date | None:
    """Return the day of the handbook's first entry; None in one without any."""
    found = engine.rows(
        store.session.db, "SELECT at FROM history WHERE id = (SELECT MIN(id) FROM history)"
    )
    return date.fromisoformat(found[0]["at"][:10]) if found else None


def _unexcused(db: Database, ids: list[int]) -> dict[int, tuple[str, ...]]:
    found = engine.rows(
        db,
        "SELECT meeting, members.uid AS member FROM attendance"
        " JOIN members ON members.id = attendance.member"
        " WHERE meeting IN (SELECT value FROM json_each(:ids)) AND mark = 'unexcused'",
        {"ids": json.dumps(ids)},
    )
    absent: dict[int, tuple[str, ...]] = {}
    for row in found:
        absent[row["meeting"]] = (*absent.get(row["meeting"], ()), row["member"])
    return absent


def _paid(due: int | None, paid: int | None) -> bool:
    return due is not None and paid is not None and paid >= due
