"""What a list of items prints as: a typed marker before each entry, in the field's manner."""

from collections.abc import Iterator

from handbook.typeset.blocks import Items, Marker, Paragraph, Run

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"  # items run a, b, c, d, đ, e, g … (no f, j, w, z)


def labels(items: Items) -> Iterator[str]:
    """Yield what is typed before each entry, with its space."""
    for number in range(items.start, items.start + len(items.entries)):
        match items.marker:
            case Marker.DASH | Marker.PLUS:
                yield f"{items.marker.value} "
            case Marker.DECIMAL:
                yield f"{number}. "
            case Marker.LETTER:
                yield f"{_letters(number)}) "
            case Marker.ROMAN:
                yield f"{_roman(number)}. "


def paragraphs_of(items: Items) -> tuple[Paragraph, ...]:
    """Return the paragraphs a list prints as, markers included."""
    return tuple(
        Paragraph((Run(label), *runs), items.look)
        for label, runs in zip(labels(items), items.entries, strict=True)
    )


def _letters(number: int) -> str:
    whole, rest = divmod(number - 1, len(VIETNAMESE_LETTERS))
    return (_letters(whole) if whole else "") + VIETNAMESE_LETTERS[rest]


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
