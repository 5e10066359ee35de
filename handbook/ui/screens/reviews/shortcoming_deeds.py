"""What can be done with one shortcoming as it stands, what its note has to say first, the doing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from handbook.records.shortcomings import Shortcoming, ShortcomingState

if TYPE_CHECKING:
    from handbook.store.store import Store


class Deed(StrEnum):
    """What the person does with it now."""

    PROGRESS = "progress"
    REMEDIED = "remedied"
    VERIFIED = "verified"
    NOT_REMEDIED = "not_remedied"
    DROPPED = "dropped"
    AGAIN = "again"
    TASK = "task"
    PRINT = "print"
    CHAIN = "chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What stands in the note when a deed is done."""

    on: date
    text: str
    by: str


# Deed, words, icon; what is open, then what waits to be confirmed, then what is over.
OPEN = (
    (Deed.PROGRESS, "Ghi tiến độ", "save"),
    (Deed.REMEDIED, "Đã khắc phục", "check"),
    (Deed.VERIFIED, "Xác nhận đã khắc phục", "check-check"),
    (Deed.NOT_REMEDIED, "Chưa khắc phục xong", "x"),
    (Deed.DROPPED, "Không theo dõi nữa", ""),
)
OVER = ((Deed.AGAIN, "Theo dõi lại", "rotate-ccw"),)
# What the history calls each.
NAMES = {
    Deed.PROGRESS: "Ghi tiến độ khắc phục",
    Deed.REMEDIED: "Ghi đã khắc phục",
    Deed.VERIFIED: "Xác nhận khắc phục",
    Deed.NOT_REMEDIED: "Ghi chưa khắc phục xong",
    Deed.DROPPED: "Thôi theo dõi hạn chế",
    Deed.AGAIN: "Theo dõi lại hạn chế",
}


def lacks(deed: Deed, said: Said) -> dict[str, str]:
    """Return what the note has to say before a deed, by its field."""
    match deed:
        case Deed.PROGRESS if not said.text:
            return {"text": "Hãy ghi đã làm được gì."}
        case Deed.DROPPED if not said.text:
            return {"text": "Không theo dõi nữa thì phải ghi lý do ở đây."}
        case Deed.VERIFIED if not said.by:
            return {"by": "Hãy ghi ai xác nhận: chi ủy, chi bộ, hội nghị kiểm điểm…"}
        case _:
            return {}


def done(store: "Store", deed: Deed, typed: Shortcoming, said: Said) -> Shortcoming:
    """Write what is typed, then do a deed with what its note says."""
    from handbook.services import shortcomings as remedies

    kept = store.shortcomings.by_uid(typed.uid)
    if typed != kept:
        store.shortcomings.put(typed)
    match deed:
        case Deed.VERIFIED:
            return remedies.verify(store, typed.uid, said.on, said.by, text=said.text)
        case Deed.DROPPED:
            return remedies.drop(store, typed.uid, said.on, said.text)
        case Deed.REMEDIED:
            state = ShortcomingState.REMEDIED
        case Deed.NOT_REMEDIED:
            state = ShortcomingState.NOT_REMEDIED
        case Deed.AGAIN:
            state = ShortcomingState.OPEN
        case _:
            state = typed.state
    return remedies.note(store, typed.uid, said.text, on=said.on, state=state, by=said.by)


def made_task(store: "Store", typed: Shortcoming, *, dirty: bool, today: date) -> str:
    """Register the task that answers a shortcoming and return its uid; what is typed is kept."""
    from handbook.services import loop, tasks

    kept = store.shortcomings.put(typed) if dirty or not typed.version else typed
    return tasks.register(store, loop.task_for(kept, today.year), today).uid
