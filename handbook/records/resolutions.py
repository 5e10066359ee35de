"""Resolution (nghị quyết) or conclusion (kết luận) of a meeting, in the four parts of the field.

The chair's conclusion is not a resolution; it becomes one only when more than half approve by
vote, else the meeting issues a conclusion (DOMAIN §2.5). Parts are texts of several lines; the
tables of earlier and new assignments stand with the meeting and are printed from there.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handbook.records.numbering import PaperType
from handbook.records.text import fold, one_line, paragraphs


class ResolutionKind(StrEnum):
    """What a meeting may issue of its decisions (42-HD/BTCTW, 28/10/2025: one or the other)."""

    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"

    @property
    def paper(self) -> PaperType:
        """Return the type it is numbered under."""
        match self:
            case ResolutionKind.RESOLUTION:
                return PaperType.RESOLUTION
            case ResolutionKind.CONCLUSION:
                return PaperType.CONCLUSION


class ResolutionState(StrEnum):
    """An issued one is locked until it is withdrawn to be edited, with a reason."""

    DRAFT = "draft"
    ISSUED = "issued"


class PartTable(StrEnum):
    """Tables printed in the parts from the meeting: earlier assignments, new ones, points."""

    RESULTS = "results"
    ASSIGNMENTS = "assignments"
    SCORES = "scores"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One resolution or conclusion of a meeting.

    `politics` to `shortcomings` are the five points of part I, `directions` part II, `duties` part
    III, `quality` part IV; `tables` are those that are printed in them. `vote` is the place of its
    vote among the meeting's, None for none.
    `authority` and `signer` (a uid) are empty for the branch's own choice.
    """

    uid: str
    version: int = 0
    meeting: str
    kind: ResolutionKind = ResolutionKind.RESOLUTION
    date: date
    state: ResolutionState = ResolutionState.DRAFT
    number: int | None = None
    subject: str = ""
    basis: str = ""
    opening: str = ""
    politics: str = ""
    leadership: str = ""
    results: str = ""
    praises: str = ""
    shortcomings: str = ""
    directions: str = ""
    duties: str = ""
    quality: str = ""
    vote: int | None = None
    tables: tuple[PartTable, ...] = tuple(PartTable)
    recipients: str = ""
    authority: str = ""
    signer: str = ""


TEXTS = (
    "subject",
    "basis",
    "opening",
    "politics",
    "leadership",
    "results",
    "praises",
    "shortcomings",
    "directions",
    "duties",
    "quality",
    "recipients",
)
KEPT_AT_BRANCH = "Lưu Chi bộ"
_ARCHIVED = re.compile(r"luu( *:|$| +(chi bo|chi uy|vt|vp|van thu|van phong|ho so|tai)\b)")
_TITLED = re.compile(
    r"^(gs|pgs|ts|ths|cn|ks|bs|luat su|giao su|tien si|thac si|dai uy|thieu uy|trung uy|thuong uy|"
    r"dai ta|thieu ta|trung ta|thuong ta)\b[. ]"
)


def check(resolution: Resolution) -> dict[str, str]:
    """Return problems that keep it from being stored at all; issuing asks for more."""
    problems: dict[str, str] = {}
    if not resolution.meeting:
        problems["meeting"] = "Nghị quyết, kết luận phải thuộc một buổi sinh hoạt."
    if resolution.vote is not None and resolution.vote < 0:
        problems["vote"] = "Biểu quyết được chọn không có trong buổi sinh hoạt này."
    return problems


def recipients(resolution: Resolution) -> tuple[str, ...]:
    """Return the lines of Nơi nhận; the last is always `Lưu Chi bộ` (05-HD/VPTW)."""
    typed = [line.lstrip("-–+ ").rstrip(".;, ") for line in paragraphs(resolution.recipients)]
    others = [line for line in typed if not _ARCHIVED.match(fold(line))]
    return (*others, KEPT_AT_BRANCH)


def has_title(name: str) -> bool:
    """Say whether a name stands after a degree or a rank, which no signature bears."""
    return bool(_TITLED.match(fold(one_line(name))))
