import io

import pytest
from pypdf import PdfReader

from handbook.typeset.blocks import Bar, Chart
from handbook.typeset.charts import ChartStyle, chart_pdf, drawing, number_text

BARS = (Bar("Tháng một", 90.6), Bar("Tháng hai", 45.3))


def rects(picture):
    return [each for each in picture.contents if type(each).__name__ == "Rect"]


def test_bars_are_as_high_as_their_values():
    one, two = rects(drawing(Chart("", BARS), 300))
    assert one.height == pytest.approx(two.height * 2)


def test_horizontal_bars_are_as_long_as_their_values():
    one, two = rects(drawing(Chart("", BARS, horizontal=True, maximum=181.2), 300))
    assert one.width == pytest.approx(two.width * 2)
    assert one.width < 300 * 0.35


@pytest.mark.parametrize("horizontal", [False, True])
def test_a_chart_of_nothing_and_of_zeros_is_drawn(horizontal):
    assert rects(drawing(Chart("a", (), horizontal=horizontal), 300)) == []
    assert rects(drawing(Chart("a", (Bar("x", 0),), horizontal=horizontal), 300))[0].width >= 0


def test_the_screen_gets_a_page_of_the_chart_in_its_own_font():
    made = chart_pdf(Chart("Tỷ lệ", BARS), 300, ChartStyle(font="Arimo", bold_font="Arimo-Bold"))
    page = PdfReader(io.BytesIO(made)).pages[0]
    assert "Tỷ lệ" in page.extract_text()
    assert page.mediabox.width == 300
    assert all("Arimo" in str(each["/BaseFont"]) for each in page["/Resources"]["/Font"].values())
    assert made == chart_pdf(
        Chart("Tỷ lệ", BARS), 300, ChartStyle(font="Arimo", bold_font="Arimo-Bold")
    )


def test_numbers_have_a_decimal_comma():
    assert [number_text(each) for each in (90.6, 88.0, 12.25, 0)] == ["90,6", "88", "12,2", "0"]


def test_a_long_label_is_shortened():
    picture = drawing(Chart("", (Bar("rất dài " * 30, 1),)), 200)
    assert any(str(getattr(each, "text", "")).endswith("…") for each in picture.contents)
