"""A record goes to the bin, and the page offers at once to take it back.

Knows no kind of record: the caller says what it is called.
"""

from collections.abc import Callable
from typing import Any

from handbook.errors import Problem
from handbook.ui.desk import Action, Desk
from handbook.ui.parts.tone import Tone


def put_in_bin(
    desk: Desk,
    kind: str,
    uid: str,
    called: str,
    *,
    then: Callable[[], Any] | None = None,
    back: Callable[[Any], Any] | None = None,
    failed: Callable[[Problem], Any] | None = None,
) -> None:
    """Put a record into the bin, do `then` and offer it back; `called` names it in a sentence.

    `back` gets the record when it was taken back, `failed` why it could not be put away.
    """

    def binned(_: object) -> None:
        if then is not None:
            then()
        offer_back(desk, kind, uid, called, back)

    desk.work.change(
        f"Bỏ {called} vào thùng rác",
        lambda store: store.tables[kind].bin(uid),
        binned,
        failed,
    )


def offer_back(
    desk: Desk, kind: str, uid: str, called: str, back: Callable[[Any], Any] | None = None
) -> None:
    """Say that a record is in the bin, with the button that takes it back."""

    def take_back() -> None:
        desk.work.change(f"Lấy lại {called}", lambda store: store.tables[kind].unbin(uid), back)

    again = Action(words="Lấy lại", on=take_back, icon="undo-2")
    desk.say(f"Đã bỏ {called} vào thùng rác.", Tone.GOOD, again)
