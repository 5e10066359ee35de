"""The pages of the help: their order, their titles, which belongs to which screen, finding words.

Knows no widget; the texts are Markdown in `resources/help`, their order is `muc-luc.toml` there.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from handbook import bundle
from handbook.records.text import fold, has_marks, nfc

SHORTCUTS = "phim-tat"
FIRST = "bat-dau"
# Screens whose page has another name, or that want more than their own; parts as `screen.part`.
ALSO = {
    "meetings": ("resolutions",),
    "printing": ("resolutions",),
    "reviews": ("kiem-diem",),
    "tasks": ("viec-dot-pha",),
    "start": (FIRST,),
    "unlock": ("khoa-sao-luu",),
    "trouble": ("thong-bao",),
    "restore": ("khoa-sao-luu",),
    "settings.safety": ("khoa-sao-luu", "bao-mat"),
    "settings.backup": ("khoa-sao-luu",),
    "settings.restore": ("khoa-sao-luu",),
    "settings.export": ("settings", "dinh-dang-mo"),
    "settings.history": ("lich-su",),
    "settings.bin": ("lich-su",),
    "settings.handover": ("ban-giao",),
    "settings.about": ("bao-mat",),
}
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_MARKS = re.compile(r"[*`|>#]|\]\([^)]*\)|!?\[")
_AROUND = 24  # letters shown on either side of what was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its file's name without the ending, its heading, its Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page that holds the words looked for, and the words around the first of them."""

    page: Page
    around: str


@cache
def contents() -> tuple[tuple[str, tuple[Page, ...]], ...]:
    """Return the headings of the contents, each with its pages, in reading order."""
    groups = tomllib.loads(bundle.text("help", "muc-luc.toml"))["group"]
    return tuple((g["title"], tuple(page(n) for n in g["pages"] if exists(n))) for g in groups)


def named() -> tuple[str, ...]:
    """Return every name the contents ask for, whether its page is there or not."""
    groups = tomllib.loads(bundle.text("help", "muc-luc.toml"))["group"]
    return tuple(name for group in groups for name in group["pages"])


def pages() -> tuple[Page, ...]:
    """Return every page in reading order."""
    return tuple(page for _, inside in contents() for page in inside)


def exists(name: str) -> bool:
    """Tell whether there is a page of this name."""
    return (bundle.resources() / "help" / f"{name}.md").is_file()


@cache
def page(name: str) -> Page:
    """Return a page; raises NotBundled when there is none of this name."""
    text = bundle.text("help", f"{name}.md")
    heading = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return Page(name=name, title=heading.removeprefix("# ").strip(), text=text)


def of_screen(screen: str) -> tuple[Page, ...]:
    """Return the pages about a screen or a part of one, its own first, the shortcuts last."""
    names = (screen, *ALSO.get(screen, ()), screen.partition(".")[0], SHORTCUTS)
    return tuple(page(name) for name in dict.fromkeys(names) if exists(name))


def find(words: str) -> tuple[Found, ...]:
    """Return the pages that hold all of `words`, titles first; with or without marks."""
    asked = [w for w in nfc(words).lower().split() if w]
    if not asked:
        return ()
    hits = [(page, at) for page in pages() if (at := _where(page, asked)) is not None]
    hits.sort(key=lambda hit: _rank(hit[0], asked))
    return tuple(Found(page=page, around=_around(page, at)) for page, at in hits)


def links(text: str) -> tuple[str, ...]:
    """Return where the links of a page lead."""
    return tuple(_LINK.findall(text))


def pictures(text: str) -> tuple[str, ...]:
    """Return the files of the pictures of a page, seen from the help's folder."""
    return tuple(_PICTURE.findall(text))


def plain(text: str) -> str:
    """Return the Markdown of a page without its marks, in one line."""
    return " ".join(_MARKS.sub(" ", text).split())


def _where(page: Page, asked: list[str]) -> int | None:
    text = plain(page.text)
    places = [_place(word, text) for word in asked]
    if min(places) < 0:
        return None
    together = _place(" ".join(asked), text)
    longest = max(range(len(asked)), key=lambda place: len(asked[place]))
    return together if together >= 0 else places[longest]


def _rank(page: Page, asked: list[str]) -> tuple[bool, bool, bool, int]:
    """Return what sorts the pages found: title, a heading, side by side, then how often."""
    text, phrase = plain(page.text), " ".join(asked)
    headings = [line for line in page.text.splitlines() if line.startswith("## ")]
    return (
        not _holds(page.title, asked),
        not any(_holds(heading, asked) for heading in headings),
        _place(phrase, text) < 0,
        -len(re.findall(_beginning(phrase), _as_typed(phrase, text))),
    )


def _holds(title: str, asked: list[str]) -> bool:
    return all(_place(word, title) >= 0 for word in asked)


def _place(words: str, text: str) -> int:
    """Return where words begin in a text, -1 when nowhere; `in` is not found within `tin`."""
    found = re.search(_beginning(words), _as_typed(words, text))
    return found.start() if found else -1


def _beginning(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}"


def _as_typed(words: str, text: str) -> str:
    """Return the text to look in: with marks when the words have any, else without."""
    return text.lower() if has_marks(words) else fold(text)


def _around(page: Page, at: int) -> str:
    text = plain(page.text)
    begin = max(0, at - _AROUND)
    cut = text[begin : at + _AROUND * 2]
    return f"{'…' if begin else ''}{cut.strip()}…"
