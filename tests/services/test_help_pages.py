"""The help: no page missing, no dead link, no picture without its file, no screen without help."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook import bundle
from handbook.services import help_pages
from handbook.ui.screens import SCREENS
from handbook.ui.screens.settings.screen import PARTS
from handbook.ui.start import trouble_page

FOLDER = bundle.path("help")
FILES = sorted(file.stem for file in FOLDER.glob("*.md"))


@pytest.mark.parametrize("name", FILES)
def test_every_page_is_in_the_contents_and_has_one_title(name: str) -> None:
    assert name in help_pages.named()
    titles = re.findall(r"^# (.+)$", help_pages.page(name).text, re.MULTILINE)
    assert titles == [help_pages.page(name).title]


def test_every_page_of_the_contents_is_there() -> None:
    assert [name for name in help_pages.named() if not help_pages.exists(name)] == []
    assert len(set(help_pages.named())) == len(help_pages.named())


@pytest.mark.parametrize("name", FILES)
def test_no_link_is_dead_and_no_picture_is_missing(name: str) -> None:
    text = help_pages.page(name).text
    assert [to for to in help_pages.links(text) if not (FOLDER / to).is_file()] == []
    assert [of for of in help_pages.pictures(text) if not (FOLDER / of).is_file()] == []
    assert "http" not in text  # there is no network to follow it with


def test_every_picture_is_shown_somewhere() -> None:
    readme = Path(FOLDER.parent.parent / "README.md").read_text(encoding="utf-8")
    texts = readme + "".join(help_pages.page(name).text for name in FILES)
    assert [p.name for p in (FOLDER / "anh").iterdir() if f"anh/{p.name}" not in texts] == []


@pytest.mark.parametrize("screen", [place.name for place in SCREENS])
def test_every_screen_has_help_of_its_own(screen: str) -> None:
    first = help_pages.of_screen(screen)[0]
    assert first.name != help_pages.SHORTCUTS
    place = next(place for place in SCREENS if place.name == screen)
    assert place.words.split(",")[0].lower() in first.text.lower()


def test_every_page_the_work_asks_for_is_there() -> None:
    for name in (
        *("bat-dau", "truoc-buoi", "trong-buoi", "sau-buoi", "thang-12", "khoa-sao-luu"),
        *("chuyen-may", "ban-giao", "nhap-du-lieu", "dinh-dang-mo", "phim-tat", "thong-bao"),
        *("hoi-dap", "dong-lenh"),
    ):
        assert len(help_pages.page(name).text) > 300


def test_what_the_pages_name_is_on_the_screens() -> None:
    parts = {words for _, words, _ in PARTS}
    for name in FILES:
        text = help_pages.page(name).text
        for named in re.findall(r"Cài đặt → ([^*`,.;:)|→]+?)(?:\*| →|$)", text, re.MULTILINE):
            part = named.strip()
            assert any(part.startswith(words) or words.startswith(part) for words in parts), (
                f"{name}: {part}"
            )


def test_every_trouble_at_the_start_is_explained() -> None:
    from handbook.errors import Damaged, InUse, Locked, NotFound, Problem, SlotsMissing

    text = help_pages.page("thong-bao").text
    for kind in (InUse, SlotsMissing, Damaged, NotFound, Locked, Problem):
        assert trouble_page.title_of(kind("…")) in text


def test_what_stands_in_italics_is_a_name_in_the_program() -> None:
    said = "\n".join((*_sentences(), *_words_of_data())).lower()
    for name in FILES:
        text = re.sub(r"```.*?```|`[^`]*`", "", help_pages.page(name).text, flags=re.DOTALL)
        text = re.sub(r"^\*[^*]+\*$", "", text, flags=re.MULTILINE)  # a whole paragraph
        for named in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text):
            pieces = [" ".join(piece.split()) for piece in re.split(r" → |…", named)]
            strange = [p for p in pieces if not _is_said(p.strip(" .,:;").lower(), said)]
            assert strange == [], (name, named)


def _is_said(piece: str, said: str) -> bool:
    """Tell whether a name, or each of several with commas between, is in the program."""
    return piece in said or all(one.strip() in said for one in piece.split(","))


def _words_of_data() -> Iterator[str]:
    """Yield the texts of dated rules and lists, which stand on screens too."""
    for file in FOLDER.parent.rglob("*.toml"):
        yield file.read_text(encoding="utf-8")


def test_every_message_explained_is_one_the_program_gives() -> None:
    said = "\n".join(_sentences()).lower()
    pieces = [piece for pieces in _quoted() for piece in pieces]
    assert len(pieces) > 70
    assert [piece for piece in pieces if piece not in said] == []


# What stops the work; a wrong entry is told at its field, and by whoever checks the installation.
SERIOUS = (
    *("CannotWrite", "Damaged", "InUse", "Locked", "NewerVersion", "NotAsWritten", "NotBundled"),
    *("PasswordNeeded", "Sealed", "SlotsDamaged", "SlotsMissing", "Stale", "WrongPassword"),
    "WrongSystem",
)


def test_every_message_that_stops_the_work_is_explained() -> None:
    for said in _problems():
        assert any(all(piece in said.lower() for piece in pieces) for pieces in _quoted()), said


def _quoted() -> Iterator[list[str]]:
    """Yield the messages that the page explains, in lower case, cut where something is left out."""
    text = help_pages.page("thong-bao").text.lower()
    for message in re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE):
        if message not in ("thông báo", "---"):
            yield [piece.strip() for piece in message.split("…")]


def _problems() -> Iterator[str]:
    """Yield what the window says when something serious is wrong."""
    folder = FOLDER.parent.parent / "handbook"
    for file in folder.rglob("*.py"):
        if file.is_relative_to(folder / "cli") or file.stem == "selfcheck":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in SERIOUS and node.args:
                yield from filter(None, (_words(node.args[0]),))


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _sentences() -> Iterator[str]:
    """Yield every text in the program; what is filled in stands as a space."""
    for file in (FOLDER.parent.parent / "handbook").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if words := _words(node):
                yield words


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else " " for part in node.values)
        return "".join(str(part) for part in parts)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""


def test_words_are_found_with_and_without_marks() -> None:
    with_marks = [hit.page.name for hit in help_pages.find("mã khôi phục")]
    without = [hit.page.name for hit in help_pages.find("ma khoi phuc")]
    assert "khoa-sao-luu" in with_marks and set(with_marks) <= set(without)
    assert help_pages.find("phím tắt")[0].page.name == "phim-tat"  # a title stands first
    assert "khôi phục" in help_pages.find("tờ khôi phục")[0].around
    assert help_pages.find("rừ") == ()  # not within “khai trừ”
    assert help_pages.find("khai tru")[0].page.name == "members"
    assert "nhiệm kỳ mới" in help_pages.find("nhiem ky moi")[0].around
    assert help_pages.find("khôngcóchữnày") == () == help_pages.find("  ")


def test_every_screen_is_led_to_the_shortcuts() -> None:
    assert help_pages.of_screen("nowhere") == (help_pages.page("phim-tat"),)
    assert help_pages.of_screen("start")[0].name == "bat-dau"
