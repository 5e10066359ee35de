"""The meetings' SQL; their rolls are written with them, by `rolls`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from handbook.errors import BadInput, Sealed
from handbook.records import attendance, meetings, words
from handbook.records.meetings import Meeting, MeetingKind, MeetingState
from handbook.store import engine, rolls, rows, task_links
from handbook.store.members import Members
from handbook.store.session import Session
from handbook.store.table import Table, capital

_ISSUED = {"resolution": "nghị quyết", "conclusion": "kết luận"}
_LIGHT = (
    "uid, version, kind, date, starts_at, ends_at, place, state, number, topic, joined_with,"
    " groups, criteria_set, scores, present, total"
)
_SPOKE = (
    "(SELECT json_group_array(json_object('member', value ->> 'member', 'name', value ->> 'name'))"
    " FROM json_each(meetings.speeches))"
)


class Meetings(Table[Meeting]):
    """The meetings of the branch."""

    kind = "meeting"
    name = "meetings"
    record = Meeting
    parts = (("attendance", "meeting"),)
    unrestored = Table.unrestored | {"state", "number", "posted_at"}

    def __init__(self, session: Session, members: Members) -> None:
        super().__init__(session)
        self._members = members

    def summaries(self, year: int | None = None, limit: int = 1000) -> tuple[Meeting, ...]:
        """Return meetings newest first, of one year or of all, without attendance and texts."""
        span = {"first": f"{year or 1:04d}-01-01", "last": f"{year or 9999:04d}-12-31"}
        found = engine.rows(
            self.db,
            f"SELECT {_LIGHT} FROM meetings WHERE binned_at IS NULL"
            " AND date BETWEEN :first AND :last ORDER BY date DESC, id DESC LIMIT :limit",
            span | {"limit": limit},
        )
        return tuple(rows.from_row(Meeting, row) for row in found)

    def latest(self, day: date, kind: MeetingKind, limit: int) -> tuple[Meeting, ...]:
        """Return summaries of the last meetings of a kind up to `day`, newest first."""
        found = engine.rows(
            self.db,
            f"SELECT {_LIGHT} FROM meetings WHERE binned_at IS NULL AND kind = :kind"
            " AND date <= :day ORDER BY date DESC, id DESC LIMIT :limit",
            {"kind": kind.value, "day": day.isoformat(), "limit": limit},
        )
        return tuple(rows.from_row(Meeting, row) for row in found)

    def within(self, first: date, last: date) -> tuple[Meeting, ...]:
        """Return meetings from `first` to `last` with roll, points and who spoke, oldest first.

        One query for all of them; what was said and the other texts are left out.
        """
        found = engine.rows(
            self.db,
            f"SELECT {_LIGHT}, {rolls.AS_JSON} AS attendance, {_SPOKE} AS speeches FROM meetings"
            " WHERE binned_at IS NULL AND date BETWEEN :first AND :last ORDER BY date, id",
            {"first": first.isoformat(), "last": last.isoformat()},
        )
        return tuple(rows.from_row(Meeting, row) for row in found)

    def speakers(self, uids: Sequence[str]) -> dict[str, int]:
        """Return how many members spoke at each of these meetings; guests do not count."""
        found = engine.rows(
            self.db,
            "SELECT uid, (SELECT COUNT(DISTINCT value ->> 'member') FROM json_each(speeches)"
            " WHERE value ->> 'member' <> '') AS spoke FROM meetings"
            " WHERE uid IN (SELECT value FROM json_each(:uids))",
            {"uids": json.dumps(list(uids))},
        )
        return {row["uid"]: row["spoke"] for row in found}

    def unsealed_before(self, day: date, limit: int = 20) -> tuple[Meeting, ...]:
        """Return summaries of meetings before `day` whose minutes are not sealed, oldest first."""
        found = engine.rows(
            self.db,
            f"SELECT {_LIGHT} FROM meetings WHERE binned_at IS NULL AND state = 'draft'"
            " AND date < :day ORDER BY date, id LIMIT :limit",
            {"day": day.isoformat(), "limit": limit},
        )
        return tuple(rows.from_row(Meeting, row) for row in found)

    def years(self) -> tuple[int, ...]:
        """Return the years that have meetings, newest first."""
        found = engine.rows(
            self.db,
            "SELECT DISTINCT SUBSTR(date, 1, 4) AS year FROM meetings WHERE binned_at IS NULL"
            " ORDER BY year DESC",
        )
        return tuple(int(row["year"]) for row in found)

    def before(self, day: date, kind: MeetingKind = MeetingKind.REGULAR) -> Meeting | None:
        """Return the last meeting of a kind before `day`, or None."""
        return self._one(
            "WHERE binned_at IS NULL AND kind = :kind AND date < :day ORDER BY date DESC, id DESC"
            " LIMIT 1",
            {"kind": kind.value, "day": day.isoformat()},
        )

    def joined_to(self, meeting: Meeting) -> Meeting | None:
        """Return the meeting of the same day held in one session with this one, or None."""
        return self._one(
            "WHERE binned_at IS NULL AND date = :day AND joined_with = :uid ORDER BY id LIMIT 1",
            {"day": meeting.date.isoformat(), "uid": meeting.uid},
        )

    def committee_for(self, meeting: Meeting) -> Meeting | None:
        """Return the committee meeting that prepared a regular one, or None.

        It is the last one on a day since the regular meeting before.
        """
        before = self._one(
            "WHERE binned_at IS NULL AND kind = 'regular' AND date < :day"
            " ORDER BY date DESC, id DESC LIMIT 1",
            {"day": meeting.date.isoformat()},
        )
        since = before.date.isoformat() if before else ""
        return self._one(
            "WHERE binned_at IS NULL AND kind = 'committee' AND date <= :day AND date > :since"
            " ORDER BY date DESC, id DESC LIMIT 1",
            {"day": meeting.date.isoformat(), "since": since},
        )

    def prepared_by(self, committee: Meeting) -> Meeting | None:
        """Return the regular meeting that a committee meeting prepares, or None."""
        return self._one(
            "WHERE binned_at IS NULL AND kind = 'regular' AND date >= :day"
            " ORDER BY date, id LIMIT 1",
            {"day": committee.date.isoformat()},
        )

    def on_or_after(self, day: date) -> Meeting | None:
        """Return the next meeting on or after `day` that is not sealed, or None."""
        return self._one(
            "WHERE binned_at IS NULL AND state = 'draft' AND date >= :day ORDER BY date, id LIMIT "
            "1",
            {"day": day.isoformat()},
        )

    def put(self, record: Meeting) -> Meeting:
        """Write a meeting; raises Sealed when its minutes are sealed."""
        state = engine.rows(
            self.db, "SELECT state FROM meetings WHERE uid = :uid", {"uid": record.uid}
        )
        if state and state[0]["state"] == MeetingState.SEALED:
            raise Sealed(
                f"Biên bản {self.called(record)} đã chốt nên không sửa được. Muốn sửa, hãy bấm "
                "“Mở lại để sửa” và ghi lý do."
            )
        return super().put(record)

    def mark_sealed(self, meeting: Meeting, number: int) -> Meeting:
        """Lock a meeting under its number."""
        return super().put(replace(meeting, state=MeetingState.SEALED, number=number))

    def mark_unsealed(self, uid: str) -> Meeting:
        """Open a sealed meeting again; it keeps its number, but what was posted is out of date."""
        return super().put(replace(self.by_uid(uid), state=MeetingState.DRAFT, posted_at=""))

    def mark_posted(self, uid: str, at: str) -> Meeting:
        """Note when a meeting's papers were posted, sealed or not; empty takes it back."""
        return super().put(replace(self.by_uid(uid), posted_at=at))

    def problems(self, record: Meeting) -> Mapping[str, str]:
        """Return problems that keep a meeting from being stored."""
        return meetings.check(record)

    def called(self, record: Meeting) -> str:
        """Return `buổi sinh hoạt thường kỳ tháng 11 năm 2026`."""
        return f"buổi {words.meeting_title(record)[:1].lower()}{words.meeting_title(record)[1:]}"

    def words(self, record: Meeting) -> tuple[str, str]:
        """Return what search finds a meeting by: all that was said and decided."""
        parts = (
            record.place,
            record.topic,
            record.reason,
            *record.agenda,
            record.report,
            record.assessment,
            *(praise.reason for praise in record.praises),
            record.documents,
            *(f"{s.name}: {s.text} {s.answer}" for s in record.speeches),
            record.self_criticism,
            *record.conclusions,
            *(vote.matter for vote in record.votes),
            record.weak_points,
            record.remedies,
        )
        return words.meeting_title(record), "\n".join(part for part in parts if part)

    def refuse_bin(self, record: Meeting) -> None:
        """Refuse while the minutes are sealed, or while tasks tell what was said of them there."""
        if record.state is MeetingState.SEALED:
            raise Sealed(
                f"Biên bản {self.called(record)} đã chốt nên không xóa được. Muốn xóa, hãy mở lại "
                "biên bản và ghi lý do trước."
            )
        if issued := self._issued(record.uid):
            raise Sealed(
                f"{capital(self.called(record))} đã có {issued} được cấp số nên không xóa được; số "
                "đã cấp không cấp lại. Hãy giữ buổi này trong sổ."
            )
        if followed := task_links.titles(self.db, task_links.MEETING, record.uid):
            raise BadInput(
                f"{capital(self.called(record))} đã ghi kết quả theo dõi việc đột phá "
                f"{task_links.named(followed)} nên không xóa được. Hãy xóa dòng nhật ký của việc "
                "đó ghi tại buổi này trước."
            )

    def _issued(self, uid: str) -> str:
        """Return `nghị quyết số 05, kết luận số 02` of a meeting; empty when it gave no number."""
        found = engine.rows(
            self.db,
            "SELECT kind, number FROM resolutions WHERE meeting = :uid AND number IS NOT NULL"
            " AND binned_at IS NULL ORDER BY kind DESC",
            {"uid": uid},
        )
        return ", ".join(f"{_ISSUED[row['kind']]} số {row['number']:02d}" for row in found)

    def completed(self, record: Meeting, old: Meeting | None) -> Meeting:
        """Work out present and summoned for the lists, unless only texts changed."""
        if old is not None and _counted_by(old) == _counted_by(record):
            return replace(record, present=old.present, total=old.total)
        counts = attendance.count(attendance.rows(record, self._members.all()))
        return replace(record, present=counts.present, total=counts.summoned)

    def load(self, row: Mapping[str, Any]) -> Meeting:
        """Return the meeting with its attendance."""
        return rows.from_row(
            Meeting, {**row, "attendance": json.dumps(rolls.of(self.db, row["id"]))}
        )

    def columns(self, record: Meeting, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns without attendance, which has a table of its own."""
        return {k: v for k, v in super().columns(record, values).items() if k != "attendance"}

    def _write(self, record: Meeting, values: Mapping[str, Any], *, is_new: bool) -> None:
        super()._write(record, values, is_new=is_new)
        if "attendance" not in values:
            return
        (row,) = engine.rows(
            self.db, "SELECT id FROM meetings WHERE uid = :uid", {"uid": record.uid}
        )
        if unknown := rolls.put(self.db, row["id"], list(values["attendance"])):
            raise BadInput(
                f"Chưa ghi được {self.called(record)}: điểm danh có một đảng viên không có "
                f"trong danh sách đảng viên ({unknown})."
            )

    def _one(self, where: str, values: Mapping[str, Any]) -> Meeting | None:
        found = self._rows(where, values)
        return self.load(found[0]) if found else None


def _counted_by(meeting: Meeting) -> tuple[object, ...]:
    """Return what the figures of the list rest on; sealing works them out anew."""
    return meeting.date, meeting.kind, meeting.groups, meeting.attendance, meeting.state
