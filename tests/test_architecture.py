"""The shape of the house (DESIGN §3, STYLE "Refuse in review"), held by `ast` alone.

Each rule is a function of a folder that returns the faults it finds; each is tried on a small tree
that breaks it, and then on this checkout, where none may find anything.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Layers from the ground up. A part may import parts that stand lower, and itself.
FLOOR = {
    **dict.fromkeys(("", "errors", "paths", "bundle"), 0),
    "records": 1,
    **dict.fromkeys(("store", "typeset"), 2),
    "papers": 3,
    "services": 4,
    "ui": 5,
    "cli": 6,  # `handbook open` opens the window
    "__main__": 7,
}
APART = {("typeset", "records")}  # lower, and still not to be known

# Each outside library and where it lives; a name ending in a dot is a whole package.
HOMES = {
    "PySide6": ("ui.",),
    "shiboken6": ("ui.",),
    "sqlite_utils": ("store.engine",),
    "sqlcipher3": ("store.engine",),
    "pysqlite3": ("store.engine",),
    "reportlab": ("typeset.",),
    "docx": (
        *("typeset.to_docx", "typeset.many_to_docx"),
        *("typeset.word_page", "typeset.word_blocks", "typeset.word_xml"),  # and its raw OOXML
    ),
    "markdown_it": ("typeset.", "papers."),
    "jinja2": ("typeset.", "papers."),
    "openpyxl": ("services.spreadsheets", "services.sheet_bytes"),
    "keyring": ("services.keyrings",),
    "cryptography": ("services.keys",),
    "secretstorage": (
        "services.keyrings",
    ),  # keyring's own part for Linux: tells locked from absent
    "filelock": ("services.",),
    "pypdf": ("services.binding",),
    "msgspec": ("records.", "store.", "services."),
    "platformdirs": ("paths",),
}
QT_NETWORK = ("QtNetwork", "QtWebSockets", "QtWebChannel", "QtWebEngineCore", "QtWebEngineWidgets")
NETWORK = (
    *(f"PySide6.{name}" for name in QT_NETWORK),
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socket"),
    *("socketserver", "ssl", "urllib", "urllib3", "webbrowser", "xmlrpc"),
)
HEAVY = (
    "reportlab",
    "docx",
    "openpyxl",
    "pypdf",
    "keyring",
    "cryptography",
    "jinja2",
    "markdown_it",
)
TOP = {"pyproject.toml", "handbook", "resources", "tests", "packaging"}
TOP |= {"README.md", "CHANGELOG.md", "LICENSE"}
GENERATED = re.compile(
    r"(^|/)(__pycache__|build|dist|shots|\.venv|\.hypothesis|\.\w+_cache|[^/]*\.egg-info)/"
    r"|\.(pyc|pyo|log|sotay-wal|sotay-shm|stamp)$"
)
WALL = 500
UNCLEAR = re.compile(r"(Manager|Helper|Helpers|Utils|Util)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One source file under handbook/, with its dotted name below it (`store.members`)."""

    name: str
    text: str
    tree: ast.Module
    is_package: bool

    @property
    def part(self) -> str:
        """The layer it belongs to: the first word of its name."""
        return self.name.split(".")[0]


def modules(root: Path) -> Iterator[Module]:
    for file in sorted((root / "handbook").rglob("*.py")):
        words = file.relative_to(root / "handbook").with_suffix("").parts
        is_package = words[-1] == "__init__"
        text = file.read_text(encoding="utf-8")
        name = ".".join(words[:-1] if is_package else words)
        yield Module(name=name, text=text, tree=ast.parse(text), is_package=is_package)


def imports(module: Module, *, at_start: bool = False) -> Iterator[str]:
    """Yield the absolute dotted names imported; `from a import b` yields `a.b` too."""
    for node in _statements(module.tree, at_start):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _statements(tree: ast.Module, at_start: bool) -> Iterator[ast.AST]:
    if not at_start:
        yield from ast.walk(tree)
        return
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        is_typing = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not is_typing and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += ast.iter_child_nodes(node)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    whole = ["handbook", *filter(None, module.name.split("."))]
    package = whole if module.is_package else whole[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def ours(module: Module) -> Iterator[str]:
    """Yield the imported names of ours, without the leading `handbook.`."""
    for name in imports(module):
        if name == "handbook" or name.startswith("handbook."):
            yield name.removeprefix("handbook").lstrip(".")


def imports_that_point_up(root: Path) -> Iterator[str]:
    for module in modules(root):
        for target in sorted(set(ours(module))):
            part = target.split(".")[0] if target.split(".")[0] in FLOOR else ""
            here = FLOOR.get(module.part)
            if here is None:
                yield f"{module.name}: no layer has this name"
                break
            is_up = FLOOR[part] > here or (FLOOR[part] == here > 0 and part != module.part)
            if is_up or (module.part, part) in APART:
                yield f"{module.name} imports {target}"


def screens_that_know_screens(root: Path) -> Iterator[str]:
    for module in modules(root):
        if not module.name.startswith("ui.screens."):
            if module.name.startswith("ui.parts."):
                known = [t for t in ours(module) if t.startswith("ui.screens")]
                yield from (f"{module.name} imports {target}" for target in known)
            continue
        own = module.name.split(".")[2]
        for target in sorted(set(ours(module))):
            words = target.split(".")
            if words[:2] == ["ui", "screens"] and len(words) > 2 and words[2] != own:
                yield f"{module.name} imports {target}"


def libraries_away_from_home(root: Path) -> Iterator[str]:
    known = sys.stdlib_module_names | {"handbook"}
    for module in modules(root):
        for library in sorted({name.split(".")[0] for name in imports(module)} - known):
            homes = HOMES.get(library)
            if homes is None:
                yield f"{module.name} imports {library}, which has no home"
            elif not any(f"{module.name}.".startswith(f"{home.rstrip('.')}.") for home in homes):
                yield f"{module.name} imports {library}, whose home is {' '.join(homes)}"


def imports_in_a_ring(root: Path) -> Iterator[str]:
    every = {module.name: module for module in modules(root)}
    next_to = {
        name: {t for t in map(_own_name, imports(module, at_start=True)) if t in every and t}
        for name, module in every.items()
    }
    for name in next_to:
        reached: set[str] = set()
        waiting = set(next_to[name])
        while waiting:
            step = waiting.pop()
            reached.add(step)
            waiting |= next_to[step] - reached
        if name in reached:
            yield f"{name} imports itself in a ring"


def _own_name(name: str) -> str:
    return name.removeprefix("handbook.") if name.startswith("handbook.") else ""


def plain_sqlite(root: Path) -> Iterator[str]:
    for module in modules(root):
        if any(name.split(".")[0] == "sqlite3" for name in imports(module)):
            yield f"{module.name} imports sqlite3, which writes unencrypted files"


def network_code(root: Path) -> Iterator[str]:
    for module in modules(root):
        for name in sorted(set(imports(module))):
            if any(name == net or name.startswith(f"{net}.") for net in NETWORK):
                yield f"{module.name} imports {name}"


def files_over_the_wall(root: Path) -> Iterator[str]:
    for module in modules(root):
        count = len(module.text.splitlines())
        if count > WALL:
            yield f"{module.name} has {count} lines"


def code_among_data(root: Path) -> Iterator[str]:
    yield from (str(file.relative_to(root)) for file in (root / "resources").rglob("*.py*"))


def readers_of_shared(root: Path) -> Iterator[str]:
    for module in modules(root):
        for node in ast.walk(module.tree):
            words = node.value if isinstance(node, ast.Constant) else None
            if isinstance(words, str) and re.search(r"^shared$|/shared\b|\bshared/", words):
                yield f"{module.name}: {words!r}"


def swallowed_errors(root: Path) -> Iterator[str]:
    for module in modules(root):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ExceptHandler) and _swallows(node):
                yield f"{module.name}:{node.lineno} hides every error"
            if isinstance(node, ast.Call) and _calls(node, "suppress") and _broad(*node.args):
                yield f"{module.name}:{node.lineno} hides every error"


def _swallows(handler: ast.ExceptHandler) -> bool:
    idle = all(
        isinstance(step, ast.Pass | ast.Continue)
        or (isinstance(step, ast.Expr) and isinstance(step.value, ast.Constant))
        for step in handler.body
    )
    return idle and (handler.type is None or _broad(handler.type))


def _broad(*kinds: ast.expr) -> bool:
    names = {n.id for kind in kinds for n in ast.walk(kind) if isinstance(n, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def _calls(node: ast.Call, *names: str) -> bool:
    called = node.func
    return (
        called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    ) in names


def waiting_in_place(root: Path) -> Iterator[str]:
    for module in modules(root):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _calls(node, "processEvents", "sleep", "msleep"):
                yield f"{module.name}:{node.lineno} calls {ast.unparse(node.func)}"


def unclear_names(root: Path) -> Iterator[str]:
    for module in modules(root):
        classes = [n.name for n in ast.walk(module.tree) if isinstance(n, ast.ClassDef)]
        last = module.name.split(".")[-1].title()
        yield from (f"{module.name}: {name}" for name in (*classes, last) if UNCLEAR.search(name))


def strangers_at_the_top(root: Path) -> Iterator[str]:
    for name in sorted({path.split("/")[0] for path in tracked(root)}):
        if name not in TOP and not name.startswith("."):
            yield name


def generated_files(root: Path) -> Iterator[str]:
    yield from (path for path in tracked(root) if GENERATED.search(path))


def tracked(root: Path) -> list[str]:
    """Return the files git keeps; outside git (an unpacked archive) every file but the ignored."""
    if (root / ".git").exists():
        # safe.directory: a checkout mounted into a container belongs to someone else
        command = ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"]
        kept = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        return [path for path in kept.stdout.split("\0") if path]
    files = (f.relative_to(root).as_posix() for f in root.rglob("*") if f.is_file())
    return [path for path in files if not GENERATED.search(path)]


# ── each rule finds its fault ────────────────────────────────────────────────────────────────────

Rule = Callable[[Path], Iterator[str]]
FAULTS: list[tuple[Rule, dict[str, str]]] = [
    (imports_that_point_up, {"handbook/records/a.py": "from handbook.store import members"}),
    (imports_that_point_up, {"handbook/records/a.py": "def f():\n    from ..papers import x"}),
    (imports_that_point_up, {"handbook/typeset/a.py": "import handbook.records.members"}),
    (imports_that_point_up, {"handbook/store/a.py": "from handbook import typeset"}),
    (imports_that_point_up, {"handbook/services/a.py": "from handbook import cli"}),
    (imports_that_point_up, {"handbook/extra/a.py": "from handbook import errors"}),
    (imports_that_point_up, {"handbook/errors.py": "from handbook.records import members"}),
    (screens_that_know_screens, {"handbook/ui/screens/a.py": "from . import b"}),
    (screens_that_know_screens, {"handbook/ui/screens/a.py": "import handbook.ui.screens.b"}),
    (screens_that_know_screens, {"handbook/ui/parts/a.py": "from ..screens import b"}),
    (libraries_away_from_home, {"handbook/store/members.py": "import sqlite_utils"}),
    (libraries_away_from_home, {"handbook/services/a.py": "from PySide6.QtCore import QObject"}),
    (libraries_away_from_home, {"handbook/typeset/to_pdf.py": "import docx"}),
    (libraries_away_from_home, {"handbook/ui/a.py": "import numpy"}),
    (
        imports_in_a_ring,
        {
            "handbook/store/a.py": "from handbook.store import b",
            "handbook/store/b.py": "from handbook.store.a import x",
        },
    ),
    (plain_sqlite, {"handbook/store/engine.py": "import sqlite3"}),
    (network_code, {"handbook/ui/a.py": "from PySide6.QtNetwork import QLocalServer"}),
    (network_code, {"handbook/ui/a.py": "from PySide6 import QtNetwork"}),
    (network_code, {"handbook/paths.py": "def f():\n    import urllib.request"}),
    (files_over_the_wall, {"handbook/cli.py": "x = 1\n" * 501}),
    (code_among_data, {"resources/rules/a.py": ""}),
    (readers_of_shared, {"handbook/bundle.py": "open('../shared/DOMAIN.md')"}),
    (readers_of_shared, {"handbook/bundle.py": "f = root / 'shared'"}),
    (swallowed_errors, {"handbook/cli.py": "try:\n    f()\nexcept Exception:\n    pass"}),
    (swallowed_errors, {"handbook/cli.py": "try:\n    f()\nexcept:\n    ..."}),
    (swallowed_errors, {"handbook/cli.py": "with contextlib.suppress(Exception):\n    f()"}),
    (waiting_in_place, {"handbook/ui/a.py": "QApplication.processEvents()"}),
    (unclear_names, {"handbook/ui/a.py": "class WindowManager: ..."}),
    (unclear_names, {"handbook/store/utils.py": ""}),
    (strangers_at_the_top, {"docs/a.md": ""}),
    (generated_files, {"handbook/__pycache__/a.pyc": "", ".git": ""}),
]
RULES = list(dict.fromkeys(rule for rule, _ in FAULTS))


def _name(value: object) -> str | None:
    return getattr(value, "__name__", None)


def _plant(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("rule", "files"), FAULTS, ids=_name)
def test_rule_finds_its_fault(
    rule: Rule, files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if ".git" in files:  # stands for a checkout that keeps every file
        monkeypatch.setitem(rule.__globals__, "tracked", lambda root: list(files))
    _plant(tmp_path, files)
    assert list(rule(tmp_path))


def test_rules_let_good_code_pass(tmp_path: Path) -> None:
    good = {
        "handbook/__init__.py": "",
        "handbook/__main__.py": "from handbook import cli",
        "handbook/cli.py": "def f():\n    from handbook.ui import app",
        "handbook/records/members.py": "from typing import TYPE_CHECKING\nimport msgspec\n"
        "from handbook import errors\nif TYPE_CHECKING:\n    from handbook.records import rules",
        "handbook/records/rules.py": "from handbook.records import members",
        "handbook/store/engine.py": "import sqlite_utils\nfrom ..records.members import Member",
        "handbook/ui/screens/today/__init__.py": "from .lines import Line\nfrom ...parts import x",
        "handbook/ui/screens/today/lines.py": "'a shared word'",
        "resources/rules/a.toml": "",
        ".ci/run": "",
    }
    _plant(tmp_path, good)
    assert [fault for rule in RULES for fault in rule(tmp_path)] == []


# ── and this checkout has none ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_checkout_has_no(rule: Rule) -> None:
    assert list(rule(ROOT)) == []


def test_every_package_is_one() -> None:
    folders = {file.parent for file in (ROOT / "handbook").rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").exists()] == []
    assert not (ROOT / "packaging" / "__init__.py").exists()  # it would hide the library


@pytest.mark.parametrize("module", ["handbook.ui.app", "handbook.cli.program"])
def test_start_loads_nothing_heavy(module: str) -> None:
    file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    package = ROOT.joinpath(*module.split("."), "__init__.py")
    assert file.exists() or package.exists(), f"{module} is not written yet"
    ask = f"import sys, {module}; print(*(n for n in {HEAVY} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
