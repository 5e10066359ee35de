"""The SQL of a meeting's roll: a table of its own, so that attendance can be counted.

Only `meetings` writes it, together with the meeting.
"""

from collections.abc import Sequence
from typing import Any

from handbook.store import engine
from handbook.store.engine import Database

AS_JSON = (
    "(SELECT json_group_array(json_object('member', members.uid, 'mark', mark, 'reason', reason)"
    " ORDER BY attendance.id) FROM attendance JOIN members ON members.id = attendance.member"
    " WHERE attendance.meeting = meetings.id)"
)
"""The roll of each row of `meetings`, in a query over them."""


def of(db: Database, meeting_id: int) -> list[dict[str, Any]]:
    """Return the roll of a meeting as plain values, in the order it was written."""
    found = engine.rows(
        db,
        "SELECT members.uid AS member, mark, reason, online FROM attendance"
        " JOIN members ON members.id = attendance.member"
        " WHERE attendance.meeting = :id ORDER BY attendance.id",
        {"id": meeting_id},
    )
    return [entry | {"online": bool(entry["online"])} for entry in found]


def put(db: Database, meeting_id: int, roll: Sequence[dict[str, Any]]) -> str:
    """Write the roll of a meeting; return who of it is no member, empty when all are known.

    Nothing is written while it stays the same, so while texts are typed.
    """
    if of(db, meeting_id) == roll:
        return ""
    engine.write(db, "DELETE FROM attendance WHERE meeting = :id", {"id": meeting_id})
    for entry in roll:
        written = engine.write(
            db,
            "INSERT INTO attendance (meeting, member, mark, reason, online)"
            " SELECT :id, id, :mark, :reason, :online FROM members WHERE uid = :member",
            {"id": meeting_id, **entry},
        )
        if not written:
            return str(entry["member"])
    return ""
