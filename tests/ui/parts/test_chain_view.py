"""The chain of a shortcoming is shown in words, and its links lead to their records."""

import pytest
from PySide6.QtCore import Qt

from handbook.records.loop import Link, Role
from handbook.ui.parts.chain_view import PLACES, ChainView

LINKS = (
    Link(role=Role.FOUND, kind="review", uid="r1", title="Kiểm điểm năm 2025", on="2025-12-05"),
    Link(role=Role.SHORTCOMING, kind="shortcoming", uid="s1", title="Sinh hoạt chưa đều"),
    Link(role=Role.TASK, kind="task", uid="t1", title="Đổi giờ họp", second="2026"),
    Link(role=Role.EVALUATED, title="Chưa đánh giá", on="2026-12-31", done=False),
)


@pytest.fixture
def view(dressed, qtbot):
    gone: list[tuple[str, dict[str, str]]] = []
    made = ChainView(lambda screen, **what: gone.append((screen, what)))
    qtbot.addWidget(made)
    made.gone = gone
    made.resize(700, 400)
    made.show()
    return made


def test_no_chain_hides_it(view):
    view.show_chains((LINKS,), "s1")
    assert not view.isHidden()
    view.show_chains(())
    assert view.isHidden()
    assert view.links == ()


def test_each_link_says_what_it_is_and_when(view):
    view.show_chains((LINKS,), "s1")
    assert [link.said() for link in view.links] == [
        "Được chỉ ra · 05/12/2025. Kiểm điểm năm 2025",
        "Hạn chế đang xem. Sinh hoạt chưa đều",
        "Việc đột phá. Đổi giờ họp. 2026",
        "Đánh giá · 31/12/2026. Chưa đánh giá. chưa có",
    ]


def test_a_link_leads_to_its_record_by_mouse_and_enter(view, qtbot):
    view.show_chains((LINKS,), "s1")
    qtbot.mouseClick(view.links[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(view.links[0], Qt.Key.Key_Return)
    assert view.gone == [("tasks", {"uid": "t1"}), ("reviews", {"review": "r1"})]


def test_what_is_shown_and_what_is_to_come_lead_nowhere(view, qtbot):
    view.show_chains((LINKS,), "s1")
    for place in (1, 3):
        assert view.links[place].focusPolicy() is Qt.FocusPolicy.NoFocus
        qtbot.mouseClick(view.links[place], Qt.MouseButton.LeftButton)
    assert view.gone == []


def test_narrow_it_stands_in_more_lines(view):
    view.show_chains((LINKS, LINKS[1:]), "s1")
    row = view.links[0].parentWidget()
    assert row.layout().heightForWidth(300) > row.layout().heightForWidth(1200)
    assert len(view.links) == 7


def test_every_kind_of_a_chain_has_its_place():
    from handbook.store.loop import KINDS

    assert set(PLACES) == set(KINDS)


def test_it_paints_long_words_and_the_focus(view, qtbot):
    long = Link(role=Role.TASK, kind="task", uid="t2", title="Rất dài " * 30, second="2026 " * 20)
    view.show_chains(((long, *LINKS[2:]),))
    view.links[0].setFocus()
    size = view.links[0].sizeHint()
    assert view.links[0].grab().toImage().width() == size.width()
    assert view.links[1].sizeHint().height() == size.height()
