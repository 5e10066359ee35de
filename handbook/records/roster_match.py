"""Find the member of the roster that a row of a list speaks of.

By card number, else by name and birth date, else by a name that only one has (issue text). Knows
nothing of sheets and changes nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from handbook.records import dates
from handbook.records.dates import Partial
from handbook.records.members import Member
from handbook.records.roster_cells import RosterRow
from handbook.records.text import one_line, word_key

Key = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=16_384)
def name_key(name: str) -> Key:
    """Return a name as it is compared: whatever the case, and "Hoà" as "Hòa"."""
    keys = (word_key(word) for word in one_line(name).split(" "))
    return tuple((letters, tuple(sorted(tones))) for letters, tones in keys)


def card_key(number: str) -> str:
    """Return a card number as it is compared: without dots and spaces."""
    return _SEPARATORS.sub("", number).upper()


class Book:
    """The members a list is compared with, and those its rows have already spoken of."""

    def __init__(self, existing: tuple[Member, ...]) -> None:
        """Index the `existing` members by card and by name."""
        self._by_card: dict[str, Member] = {}
        self._by_name: dict[Key, list[Member]] = {}
        for member in existing:
            if member.card_number:
                self._by_card.setdefault(card_key(member.card_number), member)
            self._by_name.setdefault(name_key(member.name), []).append(member)
        self._taken: set[str] = set()
        self._cards: dict[str, tuple[int, str]] = {}
        self._people: dict[tuple[Key, Partial], list[str]] = {}

    def find(
        self, row: RosterRow, problems: dict[str, str], unchanged: Callable[[Member], bool]
    ) -> Member | None:
        """Return the member the row speaks of, or None when it is a new one.

        Adds to `problems` when it cannot be told. `unchanged` says that a member already stands as
        the row has it: so two namesakes without dates are found again, each once.
        """
        card = card_key(str(row.values.get("card_number", "")))
        owner = self._by_card.get(card) if card else None
        if owner is not None:
            return self._owner(row, owner, problems)
        return self._namesake(row, card, problems, unchanged) if row.name else None

    def take(
        self, row: RosterRow, member: Member, old: Member | None, problems: dict[str, str]
    ) -> None:
        """Note that the row speaks of `member`; adds to `problems` when another row did."""
        if old is not None:
            if old.uid in self._taken and "card_number" not in problems:
                problems["name"] = f"Đồng chí {old.name} đã có ở một dòng trước trong danh sách."
            self._taken.add(old.uid)
        card = card_key(str(row.values.get("card_number", "")))
        if card:
            first, name = self._cards.setdefault(card, (row.number, member.name))
            if first != row.number:
                problems["card_number"] = _same_card(member.card_number, name)
        self._take_person(row, card, problems)

    def _take_person(self, row: RosterRow, card: str, problems: dict[str, str]) -> None:
        birth = str(row.values.get("birth_date", ""))
        if not (row.name and birth):
            return
        cards = self._people.setdefault((name_key(row.name), birth), [])
        if cards and not (card and all(cards)) and "name" not in problems:
            problems["name"] = f"Đồng chí {row.name}, cùng ngày sinh, đã có ở một dòng trước."
        cards.append(card)

    def _owner(self, row: RosterRow, owner: Member, problems: dict[str, str]) -> Member | None:
        """Return the owner of the row's card unless it names somebody else."""
        birth = str(row.values.get("birth_date", ""))
        if not row.name or name_key(row.name) == name_key(owner.name):
            return owner
        if birth and birth == owner.birth_date:
            row.remarks.append(f"Trong sổ, số thẻ này là của đồng chí {owner.name}; sẽ đổi họ tên.")
            return owner
        number = str(row.values["card_number"])
        problems["card_number"] = (
            f"Số thẻ {number} trong sổ là của đồng chí {owner.name}; hãy kiểm tra số thẻ."
        )
        return None

    def _namesake(
        self,
        row: RosterRow,
        card: str,
        problems: dict[str, str],
        unchanged: Callable[[Member], bool],
    ) -> Member | None:
        birth = str(row.values.get("birth_date", ""))
        named = [m for m in self._by_name.get(name_key(row.name), ()) if m.uid not in self._taken]
        fitting = [m for m in named if _fits(m, birth, card)]
        exact = [m for m in fitting if birth and m.birth_date == birth]
        found = exact or fitting
        if len(found) < 2:
            if named and not found:
                row.remarks.append("Trong sổ có đồng chí cùng họ tên; đây là người khác, thêm mới.")
            return found[0] if found else None
        same = next((m for m in found if unchanged(m)), None)
        if same is None:
            problems["name"] = (
                f"Trong sổ có {len(found)} đồng chí tên {row.name}; hãy thêm ngày sinh hoặc số thẻ "
                "để phân biệt."
            )
        return same


def _fits(member: Member, birth: Partial, card: str) -> bool:
    """Say whether nothing known of both differs; with one whole birth date, the card may be new."""
    stored = member.birth_date
    if birth and stored and not (stored.startswith(birth) or birth.startswith(stored)):
        return False
    sure = bool(dates.whole(birth)) and birth == stored
    return sure or not card or not member.card_number or card_key(member.card_number) == card


def _same_card(number: str, other: str) -> str:
    return f"Số thẻ {number} trùng với đồng chí {other or 'ở một dòng trước'}."
