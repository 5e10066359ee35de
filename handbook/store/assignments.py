"""The assignments' SQL."""

from collections.abc import Mapping
from datetime import date

from handbook.errors import Sealed
from handbook.records import assignments, dates
from handbook.records import words as enum_words
from handbook.records.assignments import Assignment
from handbook.records.meetings import Meeting
from handbook.store import engine
from handbook.store.table import Table

# The last day a deadline can mean, as text: `2026` is the end of December.
_LAST_DAY = "CASE length(due) WHEN 4 THEN due || '-12-31' WHEN 7 THEN due || '-31' ELSE due END"
_SETTLED = ("what", "members", "people", "due", "product")


class Assignments(Table[Assignment]):
    """What meetings assigned to whom."""

    kind = "assignment"
    name = "assignments"
    record = Assignment

    def of_meeting(self, meeting_uid: str) -> tuple[Assignment, ...]:
        """Return what a meeting assigned, in the order it was written."""
        return self._many(
            "WHERE meeting = :meeting AND binned_at IS NULL ORDER BY id", {"meeting": meeting_uid}
        )

    def before(self, meeting: Meeting) -> tuple[Assignment, ...]:
        """Return what a meeting has to report on: assigned earlier, and open until the one before.

        What was closed between the meeting before and this one is in it; what that meeting already
        reported as closed is not. What a document gave for the year stands in no month's table
        until it is closed or due. What the committee gave itself is told at its own meetings only.
        """
        return self._many(
            "WHERE id IN (SELECT id FROM assignments WHERE binned_at IS NULL AND closed_on = ''"
            " UNION ALL SELECT id FROM assignments WHERE binned_at IS NULL AND closed_on >"
            " COALESCE((SELECT MAX(date) FROM meetings WHERE date < :day AND kind = 'regular'"
            " AND binned_at IS NULL), '')) AND assigned_on < :day AND meeting <> :uid"
            f" AND (meeting <> '' OR closed_on <> '' OR {_LAST_DAY} BETWEEN '1' AND :day)"
            " AND (:kind = 'committee' OR NOT EXISTS (SELECT 1 FROM meetings AS its"
            " WHERE its.uid = assignments.meeting AND its.kind = 'committee'))"
            " ORDER BY assigned_on, id",
            {"day": meeting.date.isoformat(), "uid": meeting.uid, "kind": meeting.kind.value},
        )

    def of_year(self, year: int | None = None) -> tuple[Assignment, ...]:
        """Return what was assigned in a year, or ever, newest first."""
        span = {"first": f"{year or 1:04d}-01-01", "last": f"{year or 9999:04d}-12-31"}
        return self._many(
            "WHERE binned_at IS NULL AND assigned_on BETWEEN :first AND :last"
            " ORDER BY assigned_on DESC, id",
            span,
        )

    def within(self, first: date, last: date) -> tuple[Assignment, ...]:
        """Return what was given by `last` and was still open or closed on `first` or later."""
        return self._many(
            "WHERE id IN (SELECT id FROM assignments WHERE binned_at IS NULL AND closed_on = ''"
            " UNION ALL SELECT id FROM assignments WHERE binned_at IS NULL AND closed_on >= :first)"
            " AND assigned_on <= :last ORDER BY assigned_on, id",
            {"first": first.isoformat(), "last": last.isoformat()},
        )

    def open(self, limit: int = -1) -> tuple[Assignment, ...]:
        """Return what is still open, by deadline, without deadline last; all when no limit."""
        return self._many(
            "WHERE binned_at IS NULL AND state = 'open'"
            " ORDER BY due = '', due, assigned_on, id LIMIT :limit",
            {"limit": limit},
        )

    def counts(self, day: date) -> tuple[int, int]:
        """Return how many are open, and how many of them were due before `day`."""
        (found,) = engine.rows(
            self.db,
            f"SELECT COUNT(*) AS going, TOTAL(due <> '' AND {_LAST_DAY} < :day) AS late"
            " FROM assignments WHERE binned_at IS NULL AND state = 'open'",
            {"day": day.isoformat()},
        )
        return int(found["going"]), int(found["late"])

    def closed(self, limit: int = 5_000) -> tuple[Assignment, ...]:
        """Return what was done or dropped, the last closed first."""
        return self._many(
            "WHERE binned_at IS NULL AND closed_on <> '' ORDER BY closed_on DESC, id LIMIT :limit",
            {"limit": limit},
        )

    def years(self) -> tuple[int, ...]:
        """Return the years in which something was assigned, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT substr(assigned_on, 1, 4) AS year FROM assignments"
            " WHERE binned_at IS NULL ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def put(self, record: Assignment) -> Assignment:
        """Write an assignment; raises Sealed for what sealed minutes already say of it."""
        old = self.find_uid(record.uid)
        if self._sealed(record.meeting) and (old is None or _settled(old) != _settled(record)):
            raise Sealed(
                f"Việc “{record.what}” nằm trong biên bản đã chốt nên không sửa được nội dung, "
                "người, thời hạn. Muốn sửa, hãy mở lại biên bản và ghi lý do."
            )
        changed = set(record.progress) ^ set(old.progress if old else ())
        if any(self._sealed(progress.meeting) for progress in changed):
            raise Sealed(
                f"Kết quả của việc “{record.what}” đã ghi trong biên bản đã chốt nên không sửa "
                "được. Hãy ghi kết quả mới ở buổi sinh hoạt sau."
            )
        return super().put(record)

    def problems(self, record: Assignment) -> Mapping[str, str]:
        """Return the record's own problems."""
        return assignments.check(record)

    def called(self, record: Assignment) -> str:
        """Return `việc “…”`."""
        return f"việc “{record.what}”"

    def words(self, record: Assignment) -> tuple[str, str]:
        """Return what search finds an assignment by."""
        names = [self._name(uid) for uid in record.members]
        facts = (
            ", ".join(name for name in (*names, record.people) if name),
            f"hạn {dates.on_screen(record.due)}" if record.due else "",
            enum_words.ASSIGNMENT_STATE[record.state],
            record.document,
            record.product,
            record.result,
        )
        return record.what, " · ".join(fact for fact in facts if fact)

    def refuse_bin(self, record: Assignment) -> None:
        """Refuse while sealed minutes name the assignment."""
        if self._sealed(record.meeting):
            raise Sealed(
                f"Việc “{record.what}” nằm trong biên bản đã chốt nên không xóa được. Hãy ghi "
                "“Không thực hiện nữa” kèm lý do."
            )

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Assignment, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))

    def _sealed(self, meeting_uid: str) -> bool:
        found = engine.rows(
            self.db, "SELECT state FROM meetings WHERE uid = :uid", {"uid": meeting_uid}
        )
        return bool(found) and found[0]["state"] == "sealed"

    def _name(self, uid: str) -> str:
        found = engine.rows(self.db, "SELECT name FROM members WHERE uid = :uid", {"uid": uid})
        return str(found[0]["name"]) if found else ""


def _settled(record: Assignment) -> tuple[object, ...]:
    return tuple(getattr(record, field) for field in _SETTLED)
