"""What the form of "bốn tốt" says and asks: words of modes and verdicts, fields, the sum."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from handbook.records.four_good import FourGood, FourGoodLine, FourGoodMode, Verdict
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.number_field import NumberField, write_number
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone

MODE_WORDS = {
    FourGoodMode.POINTS: "Chấm điểm",
    FourGoodMode.PASS: "Đạt hoặc không đạt",
}
VERDICT_WORDS = {
    Verdict.UNSAID: "Chưa đánh giá",
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Không đạt",
}
VERDICT_TONES = {
    Verdict.UNSAID: Tone.NEUTRAL,
    Verdict.MET: Tone.GOOD,
    Verdict.NOT_MET: Tone.LATE,
}


def summed(mode: FourGoodMode, lines: Sequence[FourGoodLine]) -> str:
    """Return the sum in words: points of the most there is, or how many lines are met."""
    if mode is FourGoodMode.POINTS:
        given = [line.points for line in lines if line.points is not None]
        most, missing = sum(line.most for line in lines), len(lines) - len(given)
        rest = f", còn {missing} nội dung chưa chấm" if missing else ""
        return f"{said(sum(given))}/{said(most)} điểm{rest}"
    met = sum(line.verdict is Verdict.MET for line in lines)
    missing = sum(line.verdict is Verdict.UNSAID for line in lines)
    rest = f", còn {missing} nội dung chưa đánh giá" if missing else ""
    return f"{met}/{len(lines)} nội dung đạt{rest}"


def said(value: float) -> str:
    """Return points as they are written: no needless noughts, a decimal comma."""
    return write_number(Decimal(str(round(value, 2))).normalize())


def first_fields() -> Mapping[str, Field]:
    """Return the fields of the year, the day and how it is judged."""
    return {
        "year": Field("Năm", NumberField("Năm", least=2000, most=2100)),
        "registered_on": Field("Ngày đăng ký", PartialDateField("Ngày đăng ký")),
        "mode": Field("Cách chấm", Choice(list(MODE_WORDS.items()))),
    }


def vote_fields() -> Mapping[str, Field]:
    """Return the fields of the vote."""
    return {
        "present": Field("Số người dự", NumberField("Số người dự")),
        "yes": Field("Số tán thành", NumberField("Số tán thành")),
        "voted_on": Field("Ngày biểu quyết", PartialDateField("Ngày biểu quyết")),
        "proposed": Field("Chi bộ đề nghị", Choice(list(VERDICT_WORDS.items()))),
    }


def last_fields() -> Mapping[str, Field]:
    """Return the fields of what came of it."""
    return {
        "decided": Field("Cấp trên công nhận", Choice(list(VERDICT_WORDS.items()))),
        "decision": Field("Văn bản", LineEdit("Quyết định số …")),
        "decided_on": Field("Ngày văn bản", PartialDateField("Ngày văn bản")),
        "note": Field("Ghi chú", TextArea("", lines=1)),
    }


def shown(record: FourGood, name: str) -> object:
    """Return a value as its field shows it: no one present is nothing said."""
    value = getattr(record, name)
    return (value or None) if name in ("present", "yes") else value
