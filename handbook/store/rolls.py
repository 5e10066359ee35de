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
_ADDED = (
    "INSERT INTO attendance (meeting, member, mark, reason, online)"
    " SELECT :id, id, :mark, :reason, :online FROM members WHERE uid = :member"
)
_SAID = (
    "UPDATE attendance SET mark = :mark, reason = :reason, online = :online"
    " WHERE meeting = :id AND member = (SELECT id FROM members WHERE uid = :member)"
)


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

    While the same people stand on it in the same order, only what was said of them anew is
    written: nothing at all while texts are typed.
    """
    kept = of(db, meeting_id)
    sql = _SAID
    if [entry["member"] for entry in kept] != [entry["member"] for entry in roll]:
        engine.write(db, "DELETE FROM attendance WHERE meeting = :id", {"id": meeting_id})
        kept, sql = [], _ADDED
    for number, entry in enumerate(roll):
        if kept and kept[number] == entry:
            continue
        if not engine.write(db, sql, {"id": meeting_id, **entry}):
            return str(entry["member"])
    return ""
