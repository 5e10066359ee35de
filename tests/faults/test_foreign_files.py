"""Files from strangers: broken by hand and by hypothesis, swelling, pointing elsewhere.

Whatever comes is read or refused in a sentence, in bounded time and memory; a refused one changes
nothing, an accepted one leaves a sound handbook.
"""

import contextlib
import io
import json
import os
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import small_branch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.errors import BadInput, Problem
from handbook.records import roster_import, roster_layout
from handbook.services import exchange, last_seen, leaving, spreadsheets, taking_in, upload_package
from handbook.services.handbook import Handbook
from handbook.services.last_seen import Seen

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
MARKER = "DấuRiêngCủaBàiThử"
PARTS = ("[Content_Types].xml", "xl/workbook.xml", SHEET, "xl/styles.xml", "_rels/.rels")


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in (("Họ và tên", "Ngày sinh"), *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PLAIN = workbook(("Lê Hà", "02/03/1985"))


def changed(part: str, data: bytes, content: bytes = PLAIN) -> bytes:
    """Return a package with one part replaced, or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, data)
    return out.getvalue()


def part_of(name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(PLAIN)).read(name)


def sheet(rows: bytes) -> bytes:
    return changed(
        SHEET, b"<worksheet %b><sheetData>%b</sheetData></worksheet>" % (NAMESPACE, rows)
    )


def taken(content: bytes) -> None:
    """Go the way of an import to its end; only a sentence may stop it."""
    try:
        grid = spreadsheets.read_grid(content)
        layout = roster_layout.recognise(grid)
        roster_import.propose(grid, layout, (), today=date(2026, 11, 24))
    except Problem as problem:
        assert problem.sentence


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────


def swelling() -> dict[str, bytes]:
    styles = part_of("xl/styles.xml").partition(b"</cellXfs>")
    million = b"".join(b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(1, 1_000_001))
    return {
        "million-rows": sheet(million),
        "empty-rows": sheet(b"<row/>" * 4_000_000),
        "wide-row": sheet(b"<row>" + b"<c><v>1</v></c>" * 2_000_000 + b"</row>"),
        "prefixed": sheet(b"<x:row>" + b"<x:c/>" * 3_000_000 + b"</x:row>"),
        "long-text": sheet(
            b'<row><c t="inlineStr"><is><t>%b</t></is></c></row>' % (b"x" * 20_000_000)
        ),
        "styles": changed("xl/styles.xml", styles[0] + b"<xf/>" * 1_000_000 + b"".join(styles[1:])),
        "names": changed("xl/workbook.xml", b"<workbook>" + b"<sheet/>" * 1_000_000),
        "spaces": changed(SHEET, b" " * 90_000_000),
        "utf-16": changed(SHEET, ("<row/>" * 1_000_000).encode("utf-16")),
    }


@pytest.mark.skipif(os.name != "posix", reason="the bound on memory is the system's")
def test_packages_that_swell(program, tmp_path) -> None:
    for name, content in swelling().items():
        assert len(content) < 20_000_000
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    told = program("swelling.py", "excel", *sorted(tmp_path.glob("*.xlsx")))
    assert len(told) == 9
    for name, one in told.items():
        assert one["said"].startswith("BadInput: Tệp"), (name, one)
        assert one["seconds"] < 15, (name, one)
        assert one["megabytes"] < 400, (name, one)


@given(place=st.integers(0, len(PLAIN) - 1), bits=st.integers(1, 255), cut=st.booleans())
def test_package_with_a_byte_changed_or_cut_off(place: int, bits: int, cut: bool) -> None:
    taken(
        PLAIN[:place] if cut else PLAIN[:place] + bytes([PLAIN[place] ^ bits]) + PLAIN[place + 1 :]
    )


@given(part=st.sampled_from(PARTS), data=st.data())
def test_part_changed_inside(part: str, data: st.DataObject) -> None:
    raw = part_of(part)
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    put = data.draw(
        st.binary(max_size=20) | st.sampled_from([b"<a/>", b"&x;", b"99999999999", b"-1"])
    )
    taken(changed(part, raw[:start] + put + raw[end:]))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=40),
    st.dates(min_value=date(1900, 3, 1)),
)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=6))
def test_any_cells(rows: list[tuple[object, ...]]) -> None:
    taken(workbook(*rows))


def test_formulas_links_and_names_that_point_elsewhere(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(MARKER, encoding="utf-8")
    entity = b'<!DOCTYPE a [<!ENTITY e SYSTEM "%b">]>' % secret.as_uri().encode()
    cell = b'<row><c t="inlineStr"><is><t>%b</t></is></c></row>'
    inside = b"<worksheet %b><sheetData>%b</sheetData></worksheet>" % (NAMESPACE, cell % b"&e;")
    link = b'<externalLink %b><externalBook r:id="rId1"/></externalLink>' % NAMESPACE
    formula = f'=HYPERLINK("{secret.as_uri()}")', "=cmd|'/c calc'!A1"
    hostile = {
        "entity": changed(SHEET, entity + inside),
        "dots": changed("../../../../escaped.txt", b"x"),
        "slash": changed("/escaped.txt", b"x"),
        "link": changed("xl/externalLinks/externalLink1.xml", link),
        "formula": workbook(formula),
    }
    for name, content in hostile.items():
        taken(content)
        with contextlib.suppress(BadInput):
            assert MARKER not in repr(spreadsheets.read_grid(content)), name
    assert {file.name for file in tmp_path.iterdir()} == {"secret"}
    assert not Path("/escaped.txt").exists()
    assert len(spreadsheets.read_grid(hostile["formula"]).rows) == 1  # the heading: no value


# ── the open format ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def written(pattern, tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("written") / "chi-bo.sotay"
    file.write_bytes(pattern[0].read_bytes())
    book = Handbook.open(file, pattern[1])
    data = exchange.encoded(replace(exchange.document(book), seals=(), numbers=(), history=()))
    book.close()
    return data


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    book = small_branch.create(tmp_path_factory.mktemp("empty") / "chi-bo.sotay")
    yield book
    book.close()


class _Enough(Exception):
    """Ends a change that is not to be kept."""


def taken_in(book: Handbook, data: bytes) -> None:
    """Take data in to the end and undo it again; a sentence may stop it, nothing else."""

    def deed(store) -> None:
        document = exchange.decoded(data, "tep.json")
        agreed = taking_in.plan(store, document)
        taking_in._apply(store, document, agreed)
        raise _Enough

    with contextlib.suppress(Problem, _Enough):
        book.change("Thử", deed)


def leaves(value, path=()):
    """Yield the path of every leaf."""
    nested = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in nested:
        if isinstance(inner, dict | list) and inner:
            yield from leaves(inner, (*path, name))
        else:
            yield (*path, name)


ODD = st.one_of(
    st.sampled_from(
        ["", " ", "\0", "../../x", "{{ 1 }}", "'; DROP TABLE members; --", "9999-12-31"]
    ),
    st.sampled_from([None, True, -1, 0, 2**63, -(2**64), 1e308, [], {}, "x" * 100_000]),
    st.text(max_size=30),
    st.dates().map(str),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_open_format_with_a_value_changed(written: bytes, empty: Handbook, data) -> None:
    raw = json.loads(written)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(leaves(raw), key=repr)))
        part = raw
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = data.draw(ODD)
    before = small_branch.everything(empty)
    taken_in(empty, json.dumps(raw).encode())
    assert small_branch.everything(empty) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(data=st.data())
def test_open_format_with_bytes_changed(written: bytes, empty: Handbook, data) -> None:
    place = data.draw(st.integers(0, len(written) - 1))
    put = data.draw(st.binary(max_size=3))
    cut = data.draw(st.booleans())
    taken_in(empty, written[:place] if cut else written[:place] + put + written[place + 1 :])


def test_open_format_that_nests_or_swells(program, tmp_path) -> None:
    head = b'{"format":"so-tay-chi-bo","format_version":1,'
    (tmp_path / "deep.json").write_bytes(head + b'"branch":' + b"[" * 1_000_000)
    (tmp_path / "deeper.json").write_bytes(head + b'"history":[{"before":{"a":' + b"[" * 9_000_000)
    (tmp_path / "many.json").write_bytes(head + b'"members":[' + b"{}," * 9_000_000)
    with (tmp_path / "huge.json").open("wb") as stream:
        stream.truncate(2_000_000_000)  # a hole: takes no room on the disk
    told = program("swelling.py", "json", *sorted(tmp_path.glob("*.json")))
    for name, one in told.items():
        assert one["said"].startswith("BadInput: Tệp"), (name, one)
        assert one["seconds"] < 5 and one["megabytes"] < 200, (name, one)


# ── names that point elsewhere ───────────────────────────────────────────────────────────────────


def test_no_name_from_a_record_leaves_the_chosen_folder(copied, tmp_path) -> None:
    """Texts that would climb out of a folder, in every field that ends up in a file's name."""
    path, key = copied
    book = Handbook.open(path, key)
    climbing = "../../../../../../tmp/leo-ra"

    def deed(store):
        branch = store.branch.get()
        store.branch.put(replace(branch, name=f"Chi bộ {climbing}", symbol=climbing))
        sealed = next(m for m in store.meetings.summaries() if m.state.value == "sealed")
        return upload_package.gathered(store, sealed.uid, date(2026, 11, 24), before=False)

    package = book.change("Đổi tên", deed).value
    inside = tmp_path / "chon"
    inside.mkdir()
    before = small_branch.files(tmp_path)
    written = (
        *upload_package.write(package, inside),
        *leaving.export_everything(book, inside / "x"),
    )
    assert all(file.resolve().is_relative_to(inside.resolve()) for file in written)
    new = small_branch.files(tmp_path) - before
    assert new and all(name.startswith(("chon/", "so/")) for name in new)
    book.close()


def test_a_stranger_s_handbook_names_no_file_elsewhere(pattern, own_place) -> None:
    last_seen.keep("../../../leo-ra", Seen(last=1, hash="x", at="y"), pattern[1])
    assert small_branch.files(own_place.parent) == {"handbook/lan-cuoi/leo-ra.json"}
    assert last_seen.read("../../../leo-ra", pattern[1]) is not None
