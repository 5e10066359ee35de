"""How a written list of shortcomings is told apart, and which ones return."""

import pytest

from handbook.records.shortcomings import Shortcoming, ShortcomingState, check, is_open, named

S = ShortcomingState


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Ít phát biểu\n+ Học chậm.\n\n* Vắng", ("Ít phát biểu", "Học chậm.", "Vắng")),
        ("1. Nóng tính\n2) Ngại va chạm\na) Chậm", ("Nóng tính", "Ngại va chạm", "Chậm")),
        ("Không", ()),
        ("Không có hạn chế gì.", ()),
        ("Không họp tổ đều", ("Không họp tổ đều",)),
        ("2026 chưa đạt chỉ tiêu", ("2026 chưa đạt chỉ tiêu",)),
        ("", ()),
    ],
)
def test_a_line_names_one(text: str, found: tuple[str, ...]) -> None:
    assert named(text) == found


def test_what_is_neither_verified_nor_dropped_returns() -> None:
    states = [state for state in S if is_open(Shortcoming(uid="a", what="A", year=1, state=state))]
    assert states == [S.OPEN, S.REMEDIED, S.NOT_REMEDIED]


def test_ends_are_checked() -> None:
    verified = Shortcoming(uid="a", what="A", year=2026, state=S.VERIFIED)
    dropped = Shortcoming(uid="a", what=" ", year=2026, state=S.DROPPED, due="31/12")
    assert list(check(verified)) == ["verified_on"]
    assert list(check(dropped)) == ["what", "due", "notes"]
