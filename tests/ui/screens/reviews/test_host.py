"""The host of Kiểm điểm: its tabs, and what it hands on to the one that is shown."""

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
