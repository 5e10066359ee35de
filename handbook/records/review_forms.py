"""The review forms as data: which parts a form has, what is asked in each, and how sure that is.

Forms are those of 43-HD/BTCTW (31/10/2025); of some only a copy or the rule behind them is known,
and each carries its mark (FORMS §0.1). Also the list of what a review's file holds, the sections of
commitments and the lines of "bốn tốt". No words of a person here, and no printing.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from handbook import bundle
from handbook.records.commitments import CommitmentKind
from handbook.records.four_good import FourGoodLine
from handbook.records.review_rounds import Form, RoundPeriod
from handbook.records.text import decimal, fold, has_marks, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """One part a person writes.

    `group` is the heading it stands under, printed where it changes; `about` says what the handbook
    knows that belongs here (`review_facts`); `mark` is the form's own where the part has none.
    """

    id: str
    number: str
    heading: str
    note: str = ""
    group: str = ""
    about: str = ""
    mark: str = ""

    @property
    def called(self) -> str:
        """Return number and heading on one line."""
        return f"{self.number} {self.heading}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A form: its corner code, titles, whom it is for, the annex its points come from."""

    form: Form
    period: RoundPeriod
    code: str
    title: str
    subtitle: str
    whom: str
    annex: str
    number: str
    in_force: date
    source: str
    mark: str
    parts: tuple[FormPart, ...]

    @property
    def official(self) -> bool:
        """Say whether the wording was seen in print (A or B); else it is a reconstruction."""
        return self.mark in ("A", "B")


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePaper:
    """A kind of paper of a review's file; `own` is `person`, `round` or `both`."""

    id: str
    text: str
    own: str
    maybe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentSheet:
    """The sections of a commitment, as (id, heading, note)."""

    kind: CommitmentKind
    title: str
    mark: str
    source: str
    parts: tuple[tuple[str, str, str], ...]


def sheet(form: Form, period: RoundPeriod = RoundPeriod.YEAR, day: date | None = None) -> FormSheet:
    """Return the form for a period; only leaders have a quarterly one, others take the yearly.

    `day` picks the edition in force, the newest without it; before the first known, that first.
    """
    of_form = [one for one in _sheets() if one.form is form]
    wanted = [one for one in of_form if one.period is period]
    yearly = [one for one in of_form if one.period is RoundPeriod.YEAR]
    editions = sorted(wanted or yearly, key=lambda one: one.in_force)
    in_force = [one for one in editions if day is None or one.in_force <= day]
    return in_force[-1] if in_force else editions[0]


def parts(
    form: Form, period: RoundPeriod = RoundPeriod.YEAR, day: date | None = None
) -> tuple[FormPart, ...]:
    """Return the parts of a form in order."""
    return sheet(form, period, day).parts


def caution() -> str:
    """Return the note that stands under every form that a person has to compare (DOMAIN §7.7)."""
    return str(_data("review_forms.toml")["caution"])


def is_outside(work: str) -> bool:
    """Say whether a member's work speaks for the form of those outside the political system.

    Retired, pupils, students, private firms and the like (43-HD/BTCTW, 31/10/2025, 2.1.b).
    """
    said = nfc(work).lower()
    marked = has_marks(work)  # "Hội hữu nghị" speaks of no "hưu"
    words = _data("review_forms.toml")["outside_words"]
    return any((word if marked else fold(word)) in said for word in words)


def says_beyond(result: str) -> bool:
    """Say whether the words of a result claim more than was asked (vượt yêu cầu)."""
    said, data = nfc(result).lower(), _data("review_forms.toml")
    denied = any(word in said for word in data["not_beyond_words"])
    return not denied and any(word in said for word in data["beyond_words"])


def file_papers(own: str = "") -> tuple[FilePaper, ...]:
    """Return the nine kinds of Điều 17 of 366-QĐ/TW; with `own`, those of a person or a round."""
    found = (FilePaper(**entry) for entry in _data("review_file.toml")["paper"])
    return tuple(paper for paper in found if not own or paper.own in (own, "both"))


def commitment_sheet(kind: CommitmentKind) -> CommitmentSheet:
    """Return the sections of a kind of commitment."""
    entries = _data("commitments.toml")["commitment"]
    entry = next(entry for entry in entries if entry["kind"] == kind)
    return CommitmentSheet(
        kind=kind,
        title=entry["title"],
        mark=entry["mark"],
        source=entry["source"],
        parts=tuple((p["id"], p["heading"], p.get("note", "")) for p in entry["part"]),
    )


def four_good_titles() -> Mapping[int, str]:
    """Return the names of the four by number."""
    return {good["number"]: good["title"] for good in _data("four_good.toml")["good"]}


def four_good_lines() -> tuple[FourGoodLine, ...]:
    """Return the example lines that a year's registration starts from."""
    return tuple(
        FourGoodLine(id=line["id"], good=good["number"], text=line["text"], most=line["most"])
        for good in _data("four_good.toml")["good"]
        for line in good["line"]
    )


def four_good_problems(lines: Iterable[FourGoodLine]) -> tuple[str, ...]:
    """Return what is wrong with lines judged by points: they must come to the whole sum."""
    most, whole = sum(line.most for line in lines), _data("four_good.toml")["sum"]
    if abs(most - whole) < 1e-9:
        return ()
    return (f"Tổng điểm tối đa của bốn nội dung là {decimal(most)}, phải bằng {decimal(whole)}.",)


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads(bundle.text("lists", name))


@cache
def _sheets() -> tuple[FormSheet, ...]:
    return tuple(_sheet(entry) for entry in _data("review_forms.toml")["form"])


def _sheet(entry: Mapping[str, Any]) -> FormSheet:
    plain = ("code", "title", "whom", "annex", "number", "in_force", "source", "mark")
    return FormSheet(
        form=Form(entry["form"]),
        period=RoundPeriod(entry.get("period", RoundPeriod.YEAR)),
        subtitle=entry.get("subtitle", ""),
        parts=tuple(FormPart(**{"mark": entry["mark"]} | part) for part in entry["part"]),
        **{key: entry[key] for key in plain},
    )
