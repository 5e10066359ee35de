"""The ceiling on HTXSNV as a round reads it: per cent, base, rounding. It warns, never blocks."""

from dataclasses import replace
from functools import partial
from typing import Any

from handbook.ui.parts import labels
from handbook.ui.parts.card import Card
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.field import Field
from handbook.ui.parts.number_field import NumberField
from handbook.ui.parts.spread import Spread
from handbook.ui.screens.reviews.binding import Binding
from handbook.ui.screens.reviews.editing import EditingRound

_BASES = [("good", "số hoàn thành tốt"), ("good_or_above", "số từ hoàn thành tốt trở lên")]
_ROUNDING = [("half_up", "làm tròn từ 0,5"), ("down", "bỏ phần lẻ")]


class CapCard(Card):
    """Typed through `binding` into the open round."""

    def __init__(self, binding: Binding, editing: EditingRound) -> None:
        super().__init__("Trần hoàn thành xuất sắc")
        self._editing = editing
        percent = NumberField("Tỷ lệ phần trăm", least=1, most=100)
        base, rounding = Choice(_BASES, "Tính trên"), Choice(_ROUNDING, "Cách làm tròn")
        for name, editor in (("percent", percent), ("base", base), ("rounding", rounding)):
            binding.bind(
                editor, partial(self._value, name), partial(self._set, name), f"cap.{name}"
            )
        self.add(
            Spread(
                Field("Tỷ lệ, phần trăm", percent),
                Field("Tính trên", base),
                Field("Làm tròn", rounding),
                least=180,
            )
        )
        self.add(labels.quiet("Trần chỉ báo khi vượt, không chặn; cấp có thẩm quyền quyết định."))

    def _value(self, name: str) -> Any:
        value = getattr(self._editing.round.cap, name)
        return int(value) if name == "percent" else value

    def _set(self, name: str, value: Any) -> None:
        if value is not None:
            fresh: dict[str, Any] = {name: float(value) if name == "percent" else value}
            self._editing.set(cap=replace(self._editing.round.cap, **fresh))
