"""The looks in force, small documents, and what pdftotext and Word read in the files."""

import io
import subprocess
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from handbook import bundle
from handbook.typeset.blocks import Block, Document
from handbook.typeset.looks import Looks, looks_from


@pytest.fixture(scope="session")
def formats() -> list[dict[str, Any]]:
    return tomllib.loads(bundle.text("rules", "format_guide.toml"))["rule"]


@pytest.fixture(scope="session")
def looks(formats: list[dict[str, Any]]) -> Looks:
    return looks_from(formats[0]["values"])


@pytest.fixture(scope="session")
def document(looks: Looks) -> Callable[..., Document]:
    def made(*blocks: Block, **more: Any) -> Document:
        told = {"title": "Biên bản", "looks": looks, "made_on": date(2026, 11, 3), **more}
        return Document(blocks=blocks, **told)

    return made


@pytest.fixture(scope="session")
def pdf_pages() -> Callable[[bytes], list[str]]:
    """Return the text of each page, as pdftotext reads it."""

    def read(pdf: bytes) -> list[str]:
        ran = subprocess.run(
            ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
            input=pdf, capture_output=True, check=True,
        )  # fmt: skip
        return ran.stdout.decode().split("\f")[:-1]

    return read


@pytest.fixture(scope="session")
def pdf_words() -> Callable[[bytes], list[str]]:
    """Return all words of a PDF in the order they were written."""

    def read(pdf: bytes) -> list[str]:
        ran = subprocess.run(
            ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"],
            input=pdf, capture_output=True, check=True,
        )  # fmt: skip
        return ran.stdout.decode().split()

    return read


@pytest.fixture(scope="session")
def word_words() -> Callable[[bytes], list[str]]:
    """Return all words of a Word file's body in order, drawn boxes left out."""

    def read(word: bytes) -> list[str]:
        body = docx.Document(io.BytesIO(word)).element.body
        text: list[str] = []
        for node in body.iter(qn("w:p"), qn("w:t"), qn("w:br")):
            text.append(node.text or "" if node.tag == qn("w:t") else "\n")
        return "".join(text).replace("☑", "").replace("☐", "").split()

    return read
