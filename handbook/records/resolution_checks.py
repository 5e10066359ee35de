"""What is missing or out of form before a resolution or conclusion is issued (DOMAIN §1.9, §2.5).

What `blocks` makes the paper wrong; the rest warns. Number, symbol, rule under the title, dates
and the ends of lines cannot be wrong: the paper writes them itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.records import attendance, resolutions, rules
from handbook.records.assignments import Assignment
from handbook.records.attendance import Counts
from handbook.records.meetings import Meeting, Vote
from handbook.records.resolutions import Resolution, ResolutionKind
from handbook.records.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend: the field it is mended at, the sentence, whether it keeps from issuing."""

    field: str
    sentence: str
    blocks: bool = False


def faults(
    resolution: Resolution,
    meeting: Meeting,
    counts: Counts,
    assignments: tuple[Assignment, ...],
    signer: str,
) -> tuple[Fault, ...]:
    """Return what is to be mended, what blocks first; `signer` is the name that signs."""
    found = (
        *_texts(resolution),
        *_vote(resolution, meeting, counts),
        *_signature(signer),
        *_recipients(resolution),
        *_basis(resolution),
        *_absent(counts),
        *_tasks(assignments),
    )
    return tuple(sorted(found, key=lambda fault: not fault.blocks))


def chosen_vote(resolution: Resolution, meeting: Meeting) -> Vote | None:
    """Return the meeting's vote on this paper, None while none is chosen or it is gone."""
    place = resolution.vote
    return meeting.votes[place] if place is not None and place < len(meeting.votes) else None


def _texts(resolution: Resolution) -> Iterator[Fault]:
    needed = (
        ("subject", "Chưa ghi trích yếu."),
        ("opening", "Chưa có phần mở đầu."),
        ("directions", "Phần II (phương hướng, nhiệm vụ) chưa có nội dung."),
    )
    for field, sentence in needed:
        if not one_line(getattr(resolution, field)):
            yield Fault(field=field, sentence=sentence, blocks=True)
    if not (one_line(resolution.leadership) or one_line(resolution.politics)):
        sentence = "Phần I (đánh giá kết quả) chưa có nội dung."
        yield Fault(field="leadership", sentence=sentence)
    if not one_line(resolution.duties):
        sentence = "Phần III (phân công, tổ chức thực hiện) chưa ghi việc theo dõi, kiểm tra."
        yield Fault(field="duties", sentence=sentence)


def _vote(resolution: Resolution, meeting: Meeting, counts: Counts) -> Iterator[Fault]:
    vote = chosen_vote(resolution, meeting)
    if vote is None:
        if resolution.kind is ResolutionKind.RESOLUTION:
            sentence = (
                "Nghị quyết phải được chi bộ biểu quyết: hãy chọn biểu quyết thông qua nghị quyết, "
                "hoặc ban hành kết luận."
            )
            yield Fault(field="vote", sentence=sentence, blocks=True)
        return
    outcome = attendance.decide(vote, counts.roll)
    if not outcome.passed:
        sentence = (
            f"Biểu quyết “{one_line(vote.matter)}” chưa đủ {outcome.bar} phiếu tán thành trên "
            f"cơ sở {outcome.base} đảng viên chính thức."
        )
        blocks = resolution.kind is ResolutionKind.RESOLUTION
        yield Fault(field="vote", sentence=sentence, blocks=blocks)


def _signature(signer: str) -> Iterator[Fault]:
    if not one_line(signer):
        sentence = "Chưa có người ký: hãy chọn người ký, hoặc ghi bí thư ở danh sách đảng viên."
        yield Fault(field="signer", sentence=sentence, blocks=True)
    elif resolutions.has_title(signer):
        sentence = f"Trước họ tên người ký “{signer}” không ghi học hàm, học vị, quân hàm."
        yield Fault(field="signer", sentence=sentence)


def _recipients(resolution: Resolution) -> Iterator[Fault]:
    if len(resolutions.recipients(resolution)) == 1:
        sentence = "Nơi nhận mới chỉ có dòng “Lưu Chi bộ.”"
        yield Fault(field="recipients", sentence=sentence)


def _basis(resolution: Resolution) -> Iterator[Fault]:
    for old, now in rules.replaced(resolution.basis, resolution.date):
        sentence = f"Căn cứ {old.number} đã được thay bằng {now.number} vào ngày của văn bản."
        yield Fault(field="basis", sentence=sentence)


def _absent(counts: Counts) -> Iterator[Fault]:
    if counts.unmarked:
        sentence = f"Còn {len(counts.unmarked)} đảng viên chưa điểm danh ở buổi sinh hoạt."
        yield Fault(field="opening", sentence=sentence)
    for row in counts.excused:
        if not row.reason.strip():
            sentence = f"Đồng chí {row.member.name} vắng có lý do nhưng chưa ghi lý do."
            yield Fault(field="opening", sentence=sentence)


def _tasks(assignments: tuple[Assignment, ...]) -> Iterator[Fault]:
    for one in assignments:
        if not (one.due and (one.members or one_line(one.people))):
            sentence = f"Việc “{one_line(one.what)}” chưa có người thực hiện hoặc thời hạn."
            yield Fault(field="duties", sentence=sentence)
