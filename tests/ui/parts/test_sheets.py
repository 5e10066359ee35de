"""Where pages lie: under each other, in the middle, found again after a change of zoom."""

from handbook.ui.parts.sheets import GAP, Sheets, fitted

A4 = ((595.0, 842.0), (842.0, 595.0), (595.0, 842.0))


def sheets(zoom: float = 1.0, across: int = 1400) -> Sheets:
    return Sheets(sizes=A4, zoom=zoom, across=across)


def test_pages_lie_under_each_other_in_the_middle():
    first, second, third = (sheets().rect(page) for page in range(3))
    assert (first.top(), first.width(), first.height()) == (GAP, 793, 1123)
    assert second.top() == GAP + first.height() + GAP
    assert {rect.center().x() // 2 for rect in (first, second, third)} == {699 // 2}
    assert sheets().height() == third.bottom() + GAP


def test_a_place_is_found_again_at_another_zoom():
    small, large = sheets(0.5), sheets(2.0)
    place = small.place_at(small.rect(1).top() + small.rect(1).height() // 2)
    assert place is not None and place[0] == 1
    found = large.top_of(place)
    assert abs(found - large.rect(1).center().y()) <= 4


def test_only_what_is_in_view_is_seen():
    at = sheets()
    assert at.seen(0, 400) == [0]
    assert at.seen(at.rect(1).top(), at.rect(1).height() + 2 * GAP) == [1, 2]
    assert at.page_at(at.rect(2).bottom() + 5000) == 2
    assert Sheets(sizes=(), zoom=1, across=300).height() == 0


def test_the_widest_page_fills_the_view():
    zoom = fitted(A4, 900)
    assert abs(Sheets(sizes=A4, zoom=zoom, across=900).width() - 900) <= 1
