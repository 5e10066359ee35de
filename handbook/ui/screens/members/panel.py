"""One member beside the roster: every field in groups, saved when it is left, and the timeline.

What is typed but cannot be kept yet stays in its field with the reason under it, and comes back
when the member is shown again.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from handbook.errors import Problem
from handbook.records import members as member_rules
from handbook.records import rules
from handbook.records.members import Member, Standing
from handbook.ui.desk import Desk
from handbook.ui.intake.arranging import RoomyForm
from handbook.ui.parts import boxes, labels
from handbook.ui.parts.boxes import STRETCH, scrolled
from handbook.ui.parts.buttons import icon_button, quiet_button
from handbook.ui.parts.chip import Chip
from handbook.ui.parts.collapsed import Fold
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.members import fields as member_fields
from handbook.ui.screens.members.roster import age_words, short_standing, tone_of
from handbook.ui.screens.members.timeline import Timeline
from handbook.ui.to_bin import put_in_bin
from handbook.ui.typing_kept import TypingKept

if TYPE_CHECKING:
    from handbook.store.store import Store


class MemberPanel(QFrame):
    """`closed` is called when the person closes the panel, or the member goes to the bin."""

    def __init__(self, desk: Desk, closed: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.desk, self._closed = desk, closed
        self.member: Member | None = None
        self._unsaved: dict[str, dict[str, Any]] = {}
        self.fields = member_fields.make()
        self.forms = [
            RoomyForm({name: self.fields[name] for name in names})
            for _, names in member_fields.GROUPS
        ]
        for field in self.fields.values():
            field.edited.connect(self._touched)
            field.finished.connect(self.save)
        self._typing = TypingKept(desk.work, self._typed, parent=self)
        self.timeline = Timeline()
        self.timeline.changed.connect(self._save_standings)
        self._name, self._chip = labels.section(""), Chip()
        self._second = labels.quiet("")
        self._bin = quiet_button("Bỏ vào thùng rác", self._ask_bin, "trash-2")
        self._bin.setObjectName("member.bin")
        self._lay_out()

    def show_member(self, member: Member) -> None:
        """Show a member; what was typed of another one is saved or kept first."""
        if self.member is not None and self.member.uid != member.uid:
            self.save()
            self._keep_typing()
        fresh = self.member is None or self.member.uid != member.uid
        typed = self._differing() if not fresh else self._unsaved.pop(member.uid, {})
        standings_same = not fresh and self.member and self.member.standings == member.standings
        self.member = member
        for name, field in self.fields.items():
            if name in typed:
                member_fields.put_raw(field, typed[name])
            else:
                field.set_value(getattr(member, name))
                field.show_problem("")
        if not (standings_same and self.timeline.typing()):
            self.timeline.show_standings(member.standings)
        self._show_head(member)
        if typed and fresh:
            self.save()

    def show_cut_off(self, base: Member, typed: Member) -> None:
        """Show a member with what was being typed of them when the program was ended."""
        self.show_member(base)
        for name, field in self.fields.items():
            if getattr(typed, name) != getattr(base, name):
                field.set_value(getattr(typed, name))
        self.save()

    def focus_name(self) -> None:
        """Put the keyboard into the name."""
        self.fields["name"].editor.setFocus()

    def save(self) -> None:
        """Keep what is typed and right; say under each other field why it is not kept."""
        member = self.member
        if member is None:
            return
        for field in self.fields.values():
            field.show_problem(member_fields.raw_problem(field))
        changes = member_fields.changed(member, self.fields)
        problems = self._problems(replace(member, **changes))
        while problems and (wrong := problems.keys() & changes.keys()):
            for name in wrong:
                self.fields[name].show_problem(problems[name])
                del changes[name]
            problems = self._problems(replace(member, **changes))
        if problems:  # in what is kept already, or no name yet: nothing can be written
            self._say_problems(problems)
        elif changes:
            self._write(member, changes)

    def _touched(self) -> None:
        self._typing.touch()

    def _typed(self) -> Member | None:
        """Return the member as typed so far, None when nothing is."""
        changes = member_fields.changed(self.member, self.fields) if self.member else {}
        return replace(self.member, **changes) if self.member and changes else None

    def _write(self, member: Member, changes: dict[str, Any]) -> None:
        name = changes.get("name", member.name)
        deed = f"Thêm đảng viên {name}" if not member.version else f"Sửa đảng viên {name}"
        # At once, so that a second field left before the answer does not write the first again.
        self.member = replace(member, **changes)
        self.desk.work.change(
            deed,
            lambda store: _put(store, member, changes),
            self._written,
            lambda problem: self._refused(member, changes, problem),
        )

    def _written(self, kept: Member) -> None:
        if self.member is not None and self.member.uid == kept.uid:
            self.member = replace(self.member, version=kept.version)
            self._show_head(self.member)
            self._typing.keep()  # writing the right fields forgot the wrong ones

    def _refused(self, before: Member, changes: dict[str, Any], problem: Problem) -> None:
        if self.member is None or self.member.uid != before.uid:
            self.desk.say(" ".join((problem.sentence, *problem.details)), Tone.LATE)
            return
        old = {name: getattr(before, name) for name in changes}
        self.member = replace(self.member, **old)
        said = " ".join(problem.details) or problem.sentence
        for name in changes:
            if name in self.fields:
                self.fields[name].show_problem(said)
                return
        self.desk.say(said, Tone.LATE)

    def _save_standings(self, standings: tuple[Standing, ...]) -> None:
        if self.member is None:
            return
        problems = self._problems(replace(self.member, standings=standings))
        if problems:
            self.desk.say(" ".join(problems.values()), Tone.LATE)
            return
        self.timeline.show_standings(standings)
        self._write(self.member, {"standings": standings})

    def _problems(self, member: Member) -> dict[str, str]:
        today = self.desk.work.today()
        age = rules.at(today, "charter_rules").values["admission_age"]
        return member_rules.check(member, admission_age=age, today=today)

    def _say_problems(self, problems: dict[str, str]) -> None:
        for name, sentence in problems.items():
            if name in self.fields:
                self.fields[name].show_problem(sentence)
            else:
                self.desk.say(sentence, Tone.LATE)

    def _differing(self) -> dict[str, Any]:
        """Return what stands in fields and is not what the record says, readable or not."""
        if self.member is None:
            return {}
        names = [n for n, f in self.fields.items() if member_fields.raw_problem(f)]
        names += list(member_fields.changed(self.member, self.fields))
        return {name: member_fields.raw(self.fields[name]) for name in names}

    def _keep_typing(self) -> None:
        if self.member is not None and (typed := self._differing()):
            self._unsaved[self.member.uid] = typed

    def _show_head(self, member: Member) -> None:
        today = self.desk.work.today()
        self._name.setText(member.name or "Đảng viên mới")
        self._chip.show_state(
            short_standing(member, today) if member.version else "Chưa ghi", tone_of(member, today)
        )
        age = age_words(member, today)
        self._second.setText(f"Tuổi đảng: {age}" if age else "")
        self._second.setHidden(not age)
        self._bin.setVisible(bool(member.version))

    def _ask_bin(self) -> None:
        if self.member is None:
            return
        member = self.member
        self.desk.ask(
            f"Bỏ đồng chí {member.name} vào thùng rác? Nếu đồng chí chuyển đi hoặc từ trần, hãy "
            "thêm tư cách: danh sách cũ vẫn giữ tên.",
            "Bỏ vào thùng rác",
            lambda: self._put_in_bin(member),
        )

    def _put_in_bin(self, member: Member) -> None:
        def leave() -> None:
            self.member = None
            self._closed()

        put_in_bin(self.desk, "member", member.uid, f"đồng chí {member.name}", then=leave)

    def _lay_out(self) -> None:
        close = icon_button("x", "Đóng phần này", self._close)
        close.setObjectName("member.close")
        head = boxes.row(self._name, self._chip, STRETCH, close)
        head_layout = head.layout()
        assert head_layout is not None
        head_layout.setContentsMargins(16, 8, 8, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(14)
        column.addWidget(self._second)
        general, party, life, note = self.forms
        column.addWidget(general)
        column.addWidget(labels.section("Đảng tịch"))
        column.addWidget(party)
        column.addWidget(labels.section("Quá trình tư cách"))
        column.addWidget(self.timeline)
        column.addWidget(Fold(member_fields.GROUPS[2][0], life))
        column.addWidget(note)
        column.addWidget(boxes.row(self._bin, STRETCH))
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 9)
        layout.setSpacing(4)
        layout.addWidget(head)
        layout.addWidget(scrolled(inner), 1)

    def _close(self) -> None:
        self.save()
        self._keep_typing()
        self.member = None
        self._closed()


def _put(store: "Store", member: Member, changes: dict[str, Any]) -> Member:
    """Put the changes on what is kept now: a field left a moment ago may have made it newer."""
    current = store.members.find_uid(member.uid) or replace(member, version=0)
    return store.members.put(replace(current, **changes))
