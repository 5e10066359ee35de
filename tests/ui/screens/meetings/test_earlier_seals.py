"""A meeting that was opened again shows the papers it was sealed as before."""

from dataclasses import replace

from handbook.records.meetings import Attendance, Mark, MeetingKind, Step
from handbook.services import meetings as service
from handbook.ui import paper_out
from handbook.ui.parts.tone import Tone


def lived(seen, members, day, times):
    """Return the uid of a meeting that was sealed and opened again `times` times."""

    def make(store):
        roll = tuple(Attendance(member=m.uid, mark=Mark.PRESENT) for m in members)
        blank = service.new_meeting(store, MeetingKind.REGULAR, day)
        return store.meetings.put(
            replace(blank, recorder=members[1].uid, ends_at="21:00", attendance=roll)
        ).uid

    uids, done = [], []
    seen.work.change("Lập", make, uids.append)
    seen.until(lambda: uids)

    def deed(book):
        for turn in range(times):
            service.seal(book, uids[0])
            service.unseal(book, uids[0], f"lý do {turn + 1}")
        return True

    seen.work.service(deed, done.append)
    seen.until(lambda: done)
    seen.screen.show_meeting(uids[0], Step.CLOSE)
    seen.until(lambda: seen.meeting is not None)
    return uids[0]


def test_each_earlier_paper_is_named_and_opens(seen, members, day, monkeypatch):
    lived(seen, members, day, times=2)
    shown = []
    monkeypatch.setattr(
        paper_out, "open_outside", lambda pdf, name: shown.append((pdf, name)) or ("Mở", Tone.GOOD)
    )
    assert [seal.unseal_reason for seal in seen.editing.earlier_seals] == ["lý do 2", "lý do 1"]
    seen.widget("meeting.close.earlier").click()
    assert shown == [(seen.editing.earlier_seals[0].pdf, "bien-ban-01-chot-2026-11-02.pdf")]


def test_nothing_is_offered_where_there_is_none(seen):
    seen.new()
    seen.meeting.show_step(Step.CLOSE)
    assert seen.editing.earlier_seals == ()
    assert all(fold.isHidden() for fold in folds(seen))


def folds(seen):
    from handbook.ui.screens.meetings.earlier_seals import EarlierSeals

    return seen.meeting.findChildren(EarlierSeals)
