"""The SQL of resolutions and conclusions, and of what was issued of them, byte for byte.

An issued paper is never changed or deleted: one withdrawn to be edited keeps its number, and the
version that was in force stays beside the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handbook.errors import Sealed
from handbook.records import resolutions
from handbook.records.resolutions import Resolution, ResolutionKind, ResolutionState
from handbook.store import engine
from handbook.store.table import Table

CALLED = {ResolutionKind.RESOLUTION: "nghị quyết", ResolutionKind.CONCLUSION: "kết luận"}
_ISSUED = (
    "SELECT issued.uid, resolutions.uid AS resolution, issued.number, issued_at, mark, fingerprint,"
    " pdf, docx, withdrawn_at, withdraw_reason FROM issued"
    " JOIN resolutions ON resolutions.id = issued.resolution"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One issuing of a resolution or conclusion; `fingerprint` is the SHA-256 of the PDF in hex.

    `mark` is the short print of the words that stands on the paper itself.
    """

    uid: str
    resolution: str
    number: int
    issued_at: str
    mark: str
    fingerprint: str
    pdf: bytes
    docx: bytes
    withdrawn_at: str | None = None
    withdraw_reason: str | None = None


class Resolutions(Table[Resolution]):
    """Resolutions and conclusions of meetings, drafts and issued ones."""

    kind = "resolution"
    name = "resolutions"
    record = Resolution
    unrestored = Table.unrestored | {"state", "number"}

    def of_meeting(self, meeting_uid: str) -> tuple[Resolution, ...]:
        """Return what a meeting issued or drafts, in the order it was begun."""
        return self._many(
            "WHERE meeting = :meeting AND binned_at IS NULL ORDER BY id", {"meeting": meeting_uid}
        )

    def of_year(self, year: int | None = None) -> tuple[Resolution, ...]:
        """Return those dated in a year, or ever, newest first."""
        span = {"first": f"{year or 1:04d}-01-01", "last": f"{year or 9999:04d}-12-31"}
        return self._many(
            "WHERE binned_at IS NULL AND date BETWEEN :first AND :last ORDER BY date DESC, id DESC",
            span,
        )

    def find(self, meeting_uid: str, kind: ResolutionKind) -> Resolution | None:
        """Return the last one of a kind that a meeting has, or None."""
        found = [one for one in self.of_meeting(meeting_uid) if one.kind is kind]
        return found[-1] if found else None

    def put(self, record: Resolution) -> Resolution:
        """Write a draft; raises Sealed when it is issued."""
        old = self.find_uid(record.uid)
        if old is not None and old.state is ResolutionState.ISSUED:
            raise Sealed(
                f"{_capital(self.called(old))} đã ban hành nên không sửa được. Muốn sửa, hãy "
                "bấm “Thu hồi để sửa” và ghi lý do."
            )
        return super().put(record)

    def mark_issued(self, resolution: Resolution, number: int) -> Resolution:
        """Lock it under its number."""
        return super().put(replace(resolution, state=ResolutionState.ISSUED, number=number))

    def mark_withdrawn(self, uid: str) -> Resolution:
        """Open an issued one to be edited; it keeps its number."""
        return super().put(replace(self.by_uid(uid), state=ResolutionState.DRAFT))

    def keep_issued(self, issued: Issued) -> None:
        """Keep an issued paper."""
        engine.write(
            self.db,
            "INSERT INTO issued (uid, resolution, number, issued_at, mark, fingerprint, pdf, docx,"
            " withdrawn_at, withdraw_reason) SELECT :uid, id, :number, :issued_at, :mark,"
            " :fingerprint, :pdf, :docx, :withdrawn_at, :withdraw_reason"
            " FROM resolutions WHERE uid = :resolution",
            {name: getattr(issued, name) for name in Issued.__slots__},
        )
        after = {
            "number": issued.number,
            "fingerprint": issued.fingerprint,
            "resolution": issued.resolution,
        }
        self.session.record("issued", issued.uid, 1, "issue", after=after)

    def withdraw(self, issued: Issued, reason: str) -> None:
        """Note that an issued paper is no longer in force, and why; the paper stays."""
        at = self.session.clock().isoformat(timespec="seconds")
        engine.write(
            self.db,
            "UPDATE issued SET withdrawn_at = :at, withdraw_reason = :reason WHERE uid = :uid",
            {"uid": issued.uid, "at": at, "reason": reason},
        )
        after = {"reason": reason, "resolution": issued.resolution}
        self.session.record("issued", issued.uid, 2, "withdraw", after=after)

    def issuings(self, uid: str) -> tuple[Issued, ...]:
        """Return every issuing of one, newest first."""
        return self._issued("WHERE resolutions.uid = :uid ORDER BY issued.id DESC", {"uid": uid})

    def current(self, uid: str) -> Issued | None:
        """Return the issued paper in force, or None while it is a draft."""
        found = self._issued(
            "WHERE resolutions.uid = :uid AND withdrawn_at IS NULL ORDER BY issued.id DESC LIMIT 1",
            {"uid": uid},
        )
        return found[0] if found else None

    def all_issued(self) -> tuple[Issued, ...]:
        """Return every issuing, oldest first."""
        return self._issued("ORDER BY issued.id", {})

    def prints(self) -> Iterator[tuple[int, str, bytes]]:
        """Yield number, fingerprint and PDF of every issuing, one at a time: they are large."""
        for row in engine.each(self.db, "SELECT number, fingerprint, pdf FROM issued ORDER BY id"):
            yield row["number"], row["fingerprint"], row["pdf"]

    def problems(self, record: Resolution) -> Mapping[str, str]:
        """Return the record's own problems."""
        return resolutions.check(record)

    def called(self, record: Resolution) -> str:
        """Return `nghị quyết “Lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026”`."""
        return f"{CALLED[record.kind]} “{record.subject}”"

    def words(self, record: Resolution) -> tuple[str, str]:
        """Return what search finds one by."""
        title = f"{CALLED[record.kind].capitalize()}: {record.subject}"
        texts = (getattr(record, name) for name in resolutions.TEXTS if name != "subject")
        return title, "\n".join(text for text in texts if text)

    def refuse_bin(self, record: Resolution) -> None:
        """Refuse while it is issued, and for good once it had a number."""
        if record.number is not None:
            raise Sealed(
                f"{_capital(self.called(record))} đã được cấp số nên không xóa được; số đã cấp "
                "không cấp lại. Hãy sửa rồi ban hành lại."
            )

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Resolution, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))

    def _issued(self, where: str, values: Mapping[str, Any]) -> tuple[Issued, ...]:
        return tuple(Issued(**row) for row in engine.rows(self.db, f"{_ISSUED} {where}", values))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
