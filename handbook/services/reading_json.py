"""JSON from anywhere, read into dataclasses; what is wrong is said in Vietnamese, by its path.

Knows no record: the shapes are handed in. Nothing is guessed.
"""

import re
from typing import TypeVar

import msgspec

from handbook.errors import BadInput

T = TypeVar("T")
_PLACE = re.compile(r" - at `\$?\.?(.*)`$")
_TYPES = {
    "str": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "đúng/sai (true/false)",
    "array": "danh sách [ … ]",
    "object": "nhóm { … }",
    "null": "trống (null)",
    "date": "ngày dạng 2026-11-03",
    "bytes": "dữ liệu Base64",
}


def decode(data: bytes, shape: type[T], name: str) -> T:
    """Return JSON as a `shape`; raises BadInput that names `name`, the place and what is wrong."""
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.ValidationError as error:
        raise BadInput(
            f"Tệp “{name}” có chỗ không đúng định dạng nên chưa nhập gì. Hãy sửa chỗ đó, hoặc xuất "
            "lại từ cuốn sổ gốc.",
            _place_and_fault(str(error)),
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(
            f"Tệp “{name}” không phải là tệp JSON còn nguyên vẹn. Hãy chép lại tệp, hoặc xuất lại "
            "từ cuốn sổ gốc."
        ) from error


def _place_and_fault(message: str) -> str:
    """Return where and what is wrong, in Vietnamese, of a sentence of msgspec's."""
    found = _PLACE.search(message)
    place = (found[1] if found else "") or "gốc của tệp"
    return f"{place}: {_fault(_PLACE.sub('', message))}"


def _fault(message: str) -> str:
    if missing := re.search(r"missing required field `(\w+)`", message):
        return f"thiếu “{missing[1]}”."
    if unknown := re.search(r"Invalid enum value '?(.*?)'?$", message):
        return f"“{unknown[1]}” không phải là giá trị được dùng ở đây."
    if wrong := re.search(r"Expected `(.*?)`, got `(.*?)`", message):
        wanted = " hoặc ".join(_TYPES.get(t.strip(), t.strip()) for t in wrong[1].split("|"))
        return f"phải là {wanted}, đang là {_TYPES.get(wrong[2], wrong[2])}."
    if "date" in message.lower() or "8601" in message:
        return "không phải là ngày có thật dạng 2026-11-03."
    return "giá trị không đọc được."
