from dataclasses import replace


def change_elsewhere(seen, uid, report):
    def put(store):
        return store.meetings.put(replace(store.meetings.by_uid(uid), report=report))

    seen.work.service(lambda book: book.change("Sửa ở nơi khác", put), lambda _: None)


def test_a_meeting_that_is_already_being_read_is_built_once(seen, monkeypatch):
    seen.new()
    seen.settled()
    uid, built = seen.editing.meeting.uid, []
    opened = seen.screen._opened
    monkeypatch.setattr(
        seen.screen, "_opened", lambda *read: (built.append(read[0].meeting.uid), opened(*read))
    )
    change_elsewhere(seen, uid, "của người khác")
    seen.screen.reload(frozenset({"meeting"}))  # as a save tells it
    seen.screen.show_meeting(uid)  # as a deed such as sealing ends
    for _ in range(3):
        seen.settled()
    assert built == [uid]
    assert seen.editing.meeting.report == "của người khác"

    change_elsewhere(seen, uid, "lần nữa")
    seen.screen.reload(frozenset({"meeting"}))
    seen.until(lambda: seen.editing.meeting.report == "lần nữa")
    assert built == [uid, uid]
