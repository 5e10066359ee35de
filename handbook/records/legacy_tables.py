"""What the characters of two old Vietnamese encodings mean, as a program of today shows them.

TCVN3 (fonts .VnTime, "ABC"; TCVN 5712:1993) has one byte per letter and no capitals with a tone:
those stand as small letters in a font of capitals (.VnTimeH). VNI-Windows (fonts VNI-Times) puts a
mark after a plain vowel. Both bytes appear as characters of Latin-1.
"""

import unicodedata
from enum import StrEnum

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
"""The 67 small letters that Vietnamese adds to the Latin alphabet."""


class LegacyKind(StrEnum):
    """The old encodings that are recognised."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3_CODES = bytes.fromhex(
    "b5b6b7b8b9 a8bbbcbdbec6 a9c7c8c9cacb ae"
    "cccecfd0d1 aad2d3d4d5d6 d7d8dcddde"
    "dfe1e2e3e4 abe5e6e7e8e9 aceaebecedee"
    "eff1f2f3f4 adf5f6f7f8f9 fafbfcfdfe"
).decode("latin-1")
_TCVN3_CAPITALS = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
TCVN3 = dict(zip(_TCVN3_CODES, LETTERS, strict=True)) | _TCVN3_CAPITALS
"""Letter by character of TCVN3."""

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_HATS = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVES = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_ALONE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))


def _vni() -> dict[str, str]:
    small = {v + mark: _composed(v, tone) for v in "aeouy" for mark, tone in _VNI_TONES.items()}
    for shape, real in (("ô", "ơ"), ("ö", "ư")):
        small |= {shape + mark: _composed(real, tone) for mark, tone in _VNI_TONES.items()}
    small |= {v + m: _composed(v, _HAT, tone) for v in "aeo" for m, tone in _VNI_HATS.items()}
    small |= {"a" + mark: _composed("a", _BREVE, tone) for mark, tone in _VNI_BREVES.items()}
    small |= _VNI_ALONE
    capitals = {code.upper(): letter.upper() for code, letter in small.items()}
    first = {c[0].upper() + c[1]: v.upper() for c, v in small.items() if len(c) == 2}
    return small | capitals | first


def _composed(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


VNI = _vni()
"""Letter by one or two characters of VNI; a mark typed small after a capital counts too."""
