"""The recovery code on the sheet in the safe: how it is spelled, grouped and read back.

Pure rules only: it draws no chance, opens nothing and keeps nothing. The alphabet holds no vowel,
no W and no D, so Unikey in Telex or VNI changes nothing that is typed, and no two letters that look
alike on paper (0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, 9/Q, U/V). Its 19 letters are a prime number, so
that one check letter finds every single wrong letter and every swap of neighbours (ISO/IEC 7064).
"""

import unicodedata

from handbook.errors import WrongPassword

ALPHABET = "23456789CFHJKMNPRTX"
LENGTH = 30
GROUP = 5
POSSIBLE = len(ALPHABET) ** (LENGTH - 1)
"""How many codes there are: more than 2^123."""

_IGNORED = {"Pd", "Cf"}  # dashes of every kind, and the invisible marks that pasted text carries


class Mistyped(WrongPassword):
    """What was typed cannot be any recovery code: a slip of the hand, not a wrong code."""


def spell(number: int) -> str:
    """Return the code of `number` (0 up to `POSSIBLE`, drawn at random), in groups, as printed."""
    if not 0 <= number < POSSIBLE:
        raise ValueError("number outside the recovery codes")
    digits: list[int] = []
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(digit)
    check = -_weighed([*digits, 0]) % len(ALPHABET)
    return grouped("".join(ALPHABET[digit] for digit in [*digits, check]))


def grouped(code: str) -> str:
    """Return a bare code as it is printed: groups of five with dashes."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """Return the bare code in capitals, whatever the case, spaces and dashes.

    Raises `Mistyped` for a letter no code has, a wrong length, or a check letter that does not fit.
    """
    code = "".join(letter for letter in _plain(typed) if not _is_spacing(letter))
    for letter in code:
        if letter not in ALPHABET:
            raise Mistyped(_foreign_letter(letter))
    if len(code) != LENGTH:
        raise Mistyped(_wrong_length(len(code)))
    if _weighed([ALPHABET.index(letter) for letter in code]):
        raise Mistyped(
            "Mã khôi phục bị gõ nhầm ở một vài ký tự (ký tự kiểm tra ở cuối không khớp). "
            "Hãy so lại từng nhóm với tờ mã khôi phục rồi gõ lại."
        )
    return code


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).upper()


def _is_spacing(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in _IGNORED


def _foreign_letter(letter: str) -> str:
    return (
        f"Mã khôi phục không bao giờ có ký tự “{letter}”, nên có chỗ gõ nhầm. "
        f"Mã chỉ gồm các chữ số từ 2 đến 9 và các chữ {', '.join(ALPHABET[8:])}. "
        "Hãy so lại với tờ mã khôi phục rồi gõ lại."
    )


def _wrong_length(length: int) -> str:
    slip = f"mới gõ được {length}" if length < LENGTH else f"gõ thừa {length - LENGTH} ký tự"
    return (
        f"Mã khôi phục gồm {LENGTH} ký tự, {slip}. "
        "Hãy so lại từng nhóm với tờ mã khôi phục rồi gõ lại."
    )


def _weighed(digits: list[int]) -> int:
    # Weights are powers of 2, a generator modulo 19: never zero, neighbours never equal.
    total = 0
    for digit in digits:
        total = (2 * total + digit) % len(ALPHABET)
    return total
