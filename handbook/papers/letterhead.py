"""The head, title and signature that papers share, in the format in force on the paper's own day.

Basis: 399-QĐ/TW (09/01/2026) and 05-HD/VPTW (27/5/2026), 36-HD/VPTW before (DOMAIN §1). Sizes and
spacing are data in `resources/rules/format_guide.toml`; what stands where is here.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from handbook.papers import words
from handbook.papers.template import Written
from handbook.records import dates, rules
from handbook.records.members import Member, Position, holder
from handbook.records.settings import Branch, parent_on
from handbook.records.text import one_line
from handbook.typeset.blocks import Block, Columns, Document, Paragraph, Space, paragraph
from handbook.typeset.looks import Look, Looks, looks_from

_HALVES = (47.0, 53.0)
_SIGNING_POSTS = {Position.SECRETARY: "Bí thư", Position.DEPUTY: "Phó Bí thư"}


def looks_on(day: date) -> Looks:
    """Return the format in force on `day`; before the first known one, that first one."""
    return _looks_of(rules.at(day, "format_guide").in_force)


def letterhead(
    branch: Branch, day: date, *, number: str = "", place_date: bool = False, dated: str = ""
) -> tuple[Block, ...]:
    """Return the head of a paper (DOMAIN §1.3): bodies and star left, the Party's title right.

    `number` is the whole symbol (`Số 05-NQ/CB`), empty for a paper that has none. `dated` stands in
    place of the day in words, for a paper whose date is written by hand.
    """
    parent = one_line(parent_on(branch, day))
    left = [
        *([paragraph(parent, Look.PARENT_BODY)] if parent else []),
        paragraph(words.branch_name(branch), Look.ISSUING_BODY),
        paragraph("*", Look.STAR),
    ]
    if number:
        left.append(paragraph(number, Look.NUMBER))
    right: list[Block] = [paragraph("Đảng Cộng sản Việt Nam", Look.PARTY_TITLE)]
    if place_date:
        said = dated or dates.long(day)
        right += [_down_to_the_number(looks_on(day)), _place_and_date(branch, said)]
    return (Columns((tuple(left), tuple(right)), _HALVES),)


def title(doc_type: str, subject: str, *, dashes: bool = True) -> tuple[Block, ...]:
    """Return the type of paper, what it is about, and the five hyphens below."""
    lines: list[Block] = [paragraph(doc_type, Look.DOC_TYPE)]
    lines += [paragraph(line, Look.SUBJECT) for line in subject.split("\n") if line.strip()]
    if dashes:
        lines.append(paragraph("-----", Look.SUBJECT_RULE))
    else:
        lines.append(Space(0.5))
    return tuple(lines)


def headed(
    branch: Branch,
    day: date,
    *,
    called: str,
    heads: tuple[str, str],
    blocks: Sequence[Block],
    landscape: bool = False,
) -> Document:
    """Return a paper without a number: letterhead with place and date, `heads`, then `blocks`.

    `called` is the name of the file; `heads` are the type of paper and what it is about.
    """
    return Document(
        title=called,
        blocks=(
            *letterhead(branch, day, place_date=True),
            *title(*heads, dashes=False),
            *blocks,
        ),
        looks=looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        landscape=landscape,
        duplex=branch.choices.duplex,
    )


def whole(
    branch: Branch,
    day: date,
    written: Written,
    *,
    whose: str = "",
    number: str = "",
    place_date: bool = True,
    dated: str = "",
    landscape: bool = False,
) -> Document:
    """Return a paper whose text names itself: its front matter has title and subject.

    It may have a form's `code` for the corner, a `footer`, and `dashes` false for none below the
    title. `whose` ends the title of the file, the branch's name when empty; for the rest see
    `letterhead`.
    """
    front, code = written.front, written.front.get("code", "")
    said = " ".join(one_line(front[name]) for name in ("title", "subject"))
    return Document(
        title=one_line(f"{said} {whose or words.branch_name(branch)}"),
        blocks=(
            *((paragraph(code, Look.FORM_CODE),) if code else ()),
            *letterhead(branch, day, number=number, place_date=place_date, dated=dated),
            *title(front["title"], front["subject"], dashes=front.get("dashes", True)),
            *written.blocks,
        ),
        looks=looks_on(day),
        made_on=day,
        author=words.branch_name(branch),
        footer=front.get("footer", ""),
        landscape=landscape,
        duplex=branch.choices.duplex,
    )


def signer(branch: Branch, members: tuple[Member, ...]) -> dict[str, str]:
    """Return authority, title and name of who signs for the branch: the secretary, else the deputy.

    No K/T inside a collective: a deputy signs under the same authority (DOMAIN §1.7).
    """
    found = next((p for p in _SIGNING_POSTS if holder(members, p)), Position.SECRETARY)
    member = holder(members, found)
    return {
        "authority": words.spelled(branch.choices.authority, branch),
        "title": _SIGNING_POSTS[found],
        "name": member.name if member else "",
    }


def sample(branch: Branch, day: date) -> Document:
    """Return a page with only the head of the branch's papers, to be seen while it is typed."""
    blocks = letterhead(branch, day, number="Số 01-NQ/CB", place_date=True)
    return Document(
        title="Phần đầu văn bản",
        blocks=(*blocks, *title("Nghị quyết", "Lãnh đạo thực hiện nhiệm vụ tháng …")),
        looks=looks_on(day),
        made_on=day,
    )


def _place_and_date(branch: Branch, dated: str) -> Paragraph:
    place = one_line(branch.place) or words.BLANK
    return paragraph(f"{place}, {dated}", Look.PLACE_DATE)


def _down_to_the_number(looks: Looks) -> Space:
    """Return the room that sets the date level with the number, the fourth line of the left."""
    return Space(2 - looks[Look.PARTY_TITLE].after_pt / looks[Look.BODY].leading_pt)


@cache
def _looks_of(in_force: date) -> Looks:
    return looks_from(rules.at(in_force, "format_guide").values)
