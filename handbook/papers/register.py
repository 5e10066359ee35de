"""Register of issued papers (sổ đăng ký văn bản), of one year or of all, on a sheet laid across."""

from datetime import date
from typing import Any

from handbook.papers import letterhead, template, words
from handbook.papers.paper import NumberTable, Request
from handbook.records import dates, register
from handbook.records.members import Member
from handbook.records.numbering import PaperType
from handbook.records.register import TYPE_WORDS, Entry, Origin
from handbook.records.settings import Branch
from handbook.records.text import joined, paragraphs
from handbook.store.store import Store
from handbook.typeset.blocks import Document

PAPER = "register"
_HEADS = ("Số, ký hiệu", "Ngày", "Loại", "Trích yếu", "Nơi nhận", "Ghi chú")
_WIDTHS = (14, 12, 14, 52, 40, 24)


def build(store: Store, request: Request) -> Document:
    """Return the register of the year of the request, of all years without one."""
    branch = store.branch.get()
    return document(
        branch, store.members.all(), store.register.entries(branch), request.day, request.year
    )


def table(store: Store, request: Request) -> NumberTable:
    """Return the same lines for Excel."""
    branch = store.branch.get()
    entries = store.register.entries(branch)
    shown = register.chosen(entries, year=request.year)
    return NumberTable(
        branch=words.branch_name(branch),
        title="Sổ đăng ký văn bản",
        subject=_span(request.year),
        heads=_HEADS,
        widths=_WIDTHS,
        aligns="ccllll",
        rows=tuple(tuple(row(entry, branch).values()) for entry in shown),
        notes=(_total(shown), *term_lines(entries, branch)),
    )


def document(
    branch: Branch,
    members: tuple[Member, ...],
    entries: tuple[Entry, ...],
    day: date,
    year: int | None = None,
    *,
    own: str | None = None,
) -> Document:
    """Return the register; `entries` are of all years, for the missing numbers of each term."""
    facts = _facts(branch, members, entries, year)
    text = template.written(PAPER, facts, branch, own=own)
    return letterhead.headed(
        branch,
        day,
        called=f"Sổ đăng ký văn bản {facts['span']}",
        heads=(text.front["title"], text.front["subject"]),
        blocks=text.blocks,
        landscape=True,
    )


def row(entry: Entry, branch: Branch) -> dict[str, str]:
    """Return one line as screen and Excel show it; paper writes the day as papers do."""
    notes = [entry.note, f"Đang sửa: {entry.withdrawn}" if entry.withdrawn else ""]
    outside = "Lập ngoài sổ" if entry.origin is Origin.OUTSIDE else ""
    return {
        "symbol": register.symbol(entry, branch.symbol),
        "day": dates.on_screen(entry.date),
        "type": TYPE_WORDS[entry.type],
        "subject": words.spelled(entry.subject, branch),
        "recipients": "; ".join(line.rstrip(".;, ") for line in paragraphs(entry.recipients)),
        "note": "; ".join(part for part in (*notes, outside) if part),
    }


def term_lines(entries: tuple[Entry, ...], branch: Branch) -> tuple[str, ...]:
    """Return a sentence for each term: how many papers of each type, and missing numbers."""
    found = []
    for term in sorted({entry.term for entry in entries}):
        there = register.chosen(entries, term=term)
        name = f"Nhiệm kỳ từ {dates.short(term)}" if term else "Từ trước đến nay"
        found.append(f"{name}: {counted(there)}.{_gaps(there, term, branch)}")
    return tuple(found)


def counted(entries: tuple[Entry, ...]) -> str:
    """Return `12 nghị quyết, 24 biên bản`."""
    found = register.counts(entries)
    return joined(
        [f"{words.two_digits(c.papers)} {words.within(TYPE_WORDS[c.type])}" for c in found]
    )


def _gaps(entries: tuple[Entry, ...], term: str, branch: Branch) -> str:
    told = []
    for kind, _ in register.series(entries):
        missing = register.missing(entries, kind, term, _before(branch, kind, term))
        if missing:
            numbers = ", ".join(words.two_digits(number) for number in missing)
            told.append(f"{kind.value} {numbers}")
    return f" Số chưa thấy trong sổ: {'; '.join(told)}." if told else ""


def _before(branch: Branch, kind: PaperType, term: str) -> int:
    """Return the last number given on paper before this handbook was kept; known of minutes."""
    first = min(branch.terms, default="")
    return branch.minutes_before if kind is PaperType.MINUTES and term in ("", first) else 0


def _facts(
    branch: Branch, members: tuple[Member, ...], entries: tuple[Entry, ...], year: int | None
) -> dict[str, Any]:
    shown = register.chosen(entries, year=year)
    return {
        "span": _span(year),
        "rows": [row(entry, branch) | {"day": dates.short(entry.date)} for entry in shown],
        "total": _total(shown),
        "terms": term_lines(entries, branch),
        "sign": letterhead.signer(branch, members),
    }


def _span(year: int | None) -> str:
    return f"Năm {year}" if year else "Từ trước đến nay"


def _total(shown: tuple[Entry, ...]) -> str:
    by_type = f"; gồm: {counted(shown)}" if shown else ""
    return f"Tổng số: {words.two_digits(len(shown))} văn bản{by_type}."
