"""Meetings: the steps of a draft and of sealed ones, the other kinds, an issued resolution."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from handbook.records.meetings import Meeting, MeetingKind, MeetingState, Step
from tour.guide import Guide

NEW = (MeetingKind.THEMATIC, MeetingKind.COMMITTEE, MeetingKind.EXTRAORDINARY)


def stops(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Show a draft, a sealed meeting, new ones of each other kind, a resolution."""
    sealed, draft = guide.read(lambda store: sealed_and_draft(store.meetings.summaries()))
    committee = guide.read(lambda store: newest(store.meetings.summaries(), MeetingKind.COMMITTEE))
    for called, meeting in (("draft", draft), ("meeting", sealed), ("committee-sealed", committee)):
        for step in Step:
            guide.go("meetings", uid=meeting.uid, step=step)
            yield f"{called}-{step.value}", guide.window
    yield from _asked(guide)
    for kind in NEW:
        guide.go("meetings", new=True, kind=kind)
        yield f"{kind.value}-prepare", guide.window
    guide.go("meetings", resolution=guide.read(lambda s: s.resolutions.of_year(None)[0].uid))
    yield "resolution", guide.window


def _asked(guide: Guide) -> Iterator[tuple[str, QWidget]]:
    """Ask why sealed minutes, which are shown, are to be changed."""
    action = guide.window.shown_screen().main_action
    assert action is not None
    action.on()
    yield "ask-unseal", guide.window
    guide.window.question.clear()


def sealed_and_draft(summaries: tuple[Meeting, ...]) -> tuple[Meeting, Meeting]:
    """Return the newest sealed regular meeting and the newest regular draft."""
    regular = [m for m in summaries if m.kind is MeetingKind.REGULAR]
    draft = next(m for m in regular if m.state is MeetingState.DRAFT)
    return newest(summaries, MeetingKind.REGULAR), draft


def newest(summaries: tuple[Meeting, ...], kind: MeetingKind) -> Meeting:
    """Return the newest sealed meeting of a kind."""
    return next(m for m in summaries if m.kind is kind and m.state is MeetingState.SEALED)
