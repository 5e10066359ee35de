"""Make the small handbook of the present version: run once before a release, never again."""

import json
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import whole_cycle  # beside this file, which is run by hand

from handbook import __version__
from handbook.records.assignments import Assignment, AssignmentState, Progress, note
from handbook.records.basics import new_uid
from handbook.records.meetings import (
    Attendance,
    Mark,
    Meeting,
    MeetingKind,
    Method,
    Praise,
    PraiseKind,
    Score,
    Speech,
    Vote,
)
from handbook.records.members import Member, Position, Sex, Standing, StandingKind
from handbook.records.settings import Branch, ParentBody
from handbook.records.votes import Threshold
from handbook.services import demo_reviews, demo_tasks, meetings
from handbook.services.handbook import Handbook
from handbook.services.slots import Cost
from handbook.store import rows
from handbook.store.store import Store

PASSWORD = "cuốn sổ cũ của bài thử"
FOLDER = Path(__file__).resolve().parent
DAY = datetime(2026, 11, 3, 21, 30, tzinfo=timezone(timedelta(hours=7)))


def main(folder: Path) -> None:
    """Fill `folder` with the handbook, its key slots and what is known to be inside."""
    folder.mkdir()
    made = Handbook.create(
        folder / "chi-bo.sotay", _branch(), PASSWORD, cost=Cost(n=1024, r=8, p=1), clock=_clock
    )
    handbook = made.handbook
    people = handbook.change(
        "Nhập danh sách", lambda store: [store.members.put(member) for member in _people()]
    ).value
    october, november = (_held(handbook, people, month) for month in (10, 11))
    given = handbook.change(
        "Giao việc", lambda store: store.assignments.put(_assignment(october, people))
    ).value
    seal = meetings.seal(handbook, october.uid)
    done = Progress(meeting=november.uid, on=november.date, state=AssignmentState.DONE, result="đủ")
    handbook.change(
        "Ghi kết quả", lambda store: store.assignments.put(replace(given, **note(given, done)))
    )
    whole_cycle.live(handbook, people, october, november)
    today = DAY.date()
    handbook.change("Lập đợt kiểm điểm", lambda store: demo_reviews.keep(store, today, 1))
    handbook.change("Lập việc đột phá", lambda store: demo_tasks.keep(store, today, 1))
    handbook.set_fact("last_backup", "")
    seal = handbook.read(lambda store: store.seals.current(october.uid))
    known = {
        "recovery_code": made.recovery_code,
        "counts": handbook.read(lambda store: store.counts()),
        "branch": handbook.read(lambda store: store.branch.get().name),
        "members": [m.name for m in handbook.read(lambda store: store.members.all())],
        "sealed": {"meeting": october.uid, "number": seal.number, "sha256": seal.fingerprint},
        "draft": {"meeting": november.uid, "report": november.report},
        "assignment": {"uid": given.uid, "what": given.what, "result": "đủ"},
        "found_by": ["dang bo", "năm", "Đặng Thị Huệ"],
        "history": len(handbook.read(lambda store: store.history.everything())),
        "records": handbook.read(_records),
        "register": handbook.read(_register),
        "issued": handbook.read(
            lambda store: [i.fingerprint for i in store.resolutions.all_issued()]
        ),
    }
    handbook.close()
    (folder / "chi-bo.sotay.dang-mo").unlink(missing_ok=True)
    text = json.dumps(known, ensure_ascii=False, indent=1)
    (folder / "known.json").write_text(text + "\n", encoding="utf-8")


def _records(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return every record of every kind as it is kept."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for entry in store.history.everything():
        table = store.tables.get(entry.kind)
        if table is not None and entry.action == "create":
            kept.setdefault(entry.kind, []).append(rows.plain(table.by_uid(entry.uid)))
    return kept


def _register(store: Store) -> list[str]:
    lines = store.register.entries(store.branch.get())
    return [f"{line.type.value} {line.number} {line.subject}" for line in lines]


def _clock() -> datetime:
    return DAY


def _branch() -> Branch:
    return Branch(
        uid=new_uid(),
        name="Chi bộ thôn Đông Sơn",
        parents=(ParentBody(name="Đảng bộ xã Bình An", since="2025-07-01"),),
        place="Bình An",
        terms=("2025-05-10",),
        minutes_before=16,
        meeting_place="Nhà văn hóa thôn",
    )


def _people() -> list[Member]:
    away = (Standing(kind=StandingKind.AWAY, since="2026-01", place="xã Mẫu"),)
    return [
        Member(
            uid=new_uid(),
            name="Đặng Thị Huệ",
            sex=Sex.FEMALE,
            birth_date="1975-03-02",
            admitted_on="2001-05-19",
            official_on="2002-05-19",
            card_number="00123456",
            position=Position.SECRETARY,
        ),
        Member(uid=new_uid(), name="Lê Văn Cam", birth_date="1980", position=Position.DEPUTY),
        Member(uid=new_uid(), name="Trần Thị Bưởi", note="đã năm năm làm công tác phụ nữ"),
        Member(uid=new_uid(), name="Hồ Văn Dũng", standings=away),
    ]


def _held(handbook: Handbook, people: list[Member], month: int) -> Meeting:
    day = date(2026, month, 3)
    blank = handbook.read(lambda store: meetings.new_meeting(store, MeetingKind.REGULAR, day))
    marks = [Mark.PRESENT, Mark.PRESENT, Mark.EXCUSED, Mark.UNMARKED]
    told = replace(
        blank,
        ends_at="21:15",
        report=f"Kết quả tháng {month}.\nĐảng bộ xã khen | {{{{ không phải mã }}}}.",
        attendance=tuple(
            Attendance(member=m.uid, mark=mark, reason="ốm" if mark is Mark.EXCUSED else "")
            for m, mark in zip(people, marks, strict=True)
        ),
        praises=(Praise(member=people[1].uid, kind=PraiseKind.PRAISED, reason="gương mẫu"),),
        speeches=(Speech(member=people[1].uid, name=people[1].name, text="Nhất trí."),),
        conclusions=("Thực hiện nghị quyết tháng.",),
        votes=(
            Vote(
                matter="Thông qua nghị quyết",
                method=Method.SHOW_OF_HANDS,
                threshold=Threshold.MAJORITY,
                yes=2,
            ),
        ),
        scores=(Score(criterion="x", points=1.5, reason="muộn"),) if month == 11 else (),
        dues_due=3,
        dues_paid=3,
    )
    return handbook.change("Lập buổi", lambda store: store.meetings.put(told)).value


def _assignment(meeting: Meeting, people: list[Member]) -> Assignment:
    return Assignment(
        uid=new_uid(),
        meeting=meeting.uid,
        assigned_on=meeting.date,
        what="Vận động làm đường",
        members=(people[1].uid,),
        people="Hội Phụ nữ",
        due="2026-11-30",
        product="200 m đường",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / __version__)
