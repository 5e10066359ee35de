"""The host of Kiểm điểm: its tabs, and what it hands on to the one that is shown."""

from handbook.records.basics import new_uid
from handbook.records.reviews import Review
from handbook.ui.screens.reviews.screen import TABS


def test_every_tab_opens_and_says_what_it_is(shown):
    screen = shown.go("reviews")
    for place in range(len(TABS)):
        tab = screen.turn(place)
        shown.settled()
        assert screen.tab() is tab and tab.isVisible()
        assert screen.title == tab.title and tab.kinds


def test_no_word_leads_to_two_tabs():
    words = [word for line in TABS for word in line.opens]
    assert len(words) == len(set(words))


def test_a_review_alone_leads_to_its_round_and_member(shown, tab):
    """As a link of a chain asks for it: `desk.go("reviews", review=uid)`."""
    uid = tab.round.editing.round.uid
    made = Review(uid=new_uid(), round=uid, member=shown.members[1].uid)
    shown.work.change("Thêm", lambda store: store.reviews.put(made))
    screen = shown.go("reviews", shortcoming="")
    assert screen.tabs.tab() == 1
    shown.go("reviews", review=made.uid)
    shown.settled()
    assert screen.tabs.tab() == 0
    assert tab.review is not None
    shown.go("reviews", review="not-there")
    assert "không còn trong cuốn sổ" in shown.window.notice.sentence()
