"""*Đảng viên*: the roster with filters that stay, one member beside it, lists in and out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from handbook.records import dates
from handbook.records.basics import new_uid
from handbook.records.members import Member
from handbook.ui.desk import Action, Desk, ScreenBase, ShownRecord
from handbook.ui.parts import boxes
from handbook.ui.parts.boxes import STRETCH, beside
from handbook.ui.parts.buttons import quiet_button
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.empty import EmptyState
from handbook.ui.parts.files import ask_save
from handbook.ui.parts.search_box import SearchBox
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.members import roster
from handbook.ui.screens.members.import_page import ImportPage
from handbook.ui.screens.members.panel import MemberPanel
from handbook.ui.screens.members.roster import Which, Width

if TYPE_CHECKING:
    from handbook.store.store import Store

_BOTH_FROM = 1000  # pixels at 100 %: narrower, the member stands in place of the roster


class MembersScreen(ScreenBase):
    """The roster, or the import in its place."""

    title = "Đảng viên"
    kinds = frozenset({"member", "branch"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._members: tuple[Member, ...] = ()
        self._wanted = self._branch = self._counted = ""
        self._read_once = False
        self.filter = Choice([(which, roster.WORDS[which]) for which in Which], name="Lọc")
        self.filter.setObjectName("members.filter")
        self.filter.edited.connect(self._show_rows)
        self.by_name = SearchBox("Lọc theo tên", "Lọc theo tên đảng viên")
        self.by_name.setObjectName("members.find")
        self.by_name.searched.connect(lambda _: self._show_rows())
        self.table = roster.Roster(desk.work.today())
        self.table.picked.connect(self._show_member)
        self.table.opened.connect(self._open_member)
        self.panel = MemberPanel(desk, self._close_member)
        self.panel.setObjectName("members.panel")
        self.panel.hide()
        self.imports = ImportPage(desk, self._leave_import, self._show_head)
        self._stack = QStackedWidget()
        self._lay_out()
        self._show_head()

    def reload(self, kinds: frozenset[str]) -> None:
        """Read the roster again."""
        first, self._read_once = not self._read_once, True
        self.desk.work.read(partial(_read, first=first), self._take)

    def open(self, **what: Any) -> None:
        """Show the member `uid`, or begin an import (`new` is `excel` or `paste`)."""
        if what.get("new") in ("excel", "paste"):
            self._start_import(paste=what["new"] == "paste")
            return
        self._wanted = what.get("uid", "")
        self._open_wanted()

    def flush(self) -> None:
        """Save the member that is shown."""
        self.panel.save()

    def shown_record(self) -> ShownRecord | None:
        """Return the member that is shown."""
        member = None if self.panel.isHidden() else self.panel.member
        if member is None:
            return None
        return ShownRecord(kind="member", uid=member.uid, back={"uid": member.uid})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show roster and member side by side, or only one when it is narrow."""
        super().resizeEvent(event)
        self._share()

    def _lay_out(self) -> None:
        export = quiet_button("Xuất Excel", self._export, "download")
        printed = quiet_button(
            "In danh sách", lambda: self.desk.go("printing", paper="members"), "printer"
        )
        export.setObjectName("members.export")
        printed.setObjectName("members.print")
        self._lists_out = boxes.row(export, printed)
        tools = boxes.flowing(self.filter, self.by_name, STRETCH, self._lists_out)
        self._left = boxes.column(tools, self.table, gap=12)
        layout = self._left.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(1, 1)
        self._split: QSplitter = beside(self._left, self.panel, (9, 11))
        self._nobody = EmptyState(
            "users",
            "Chưa có đảng viên nào trong cuốn sổ.",
            "Lấy danh sách từ tệp Excel đang dùng, hoặc thêm từng người.",
            Action(
                words="Nhập từ Excel", on=lambda: self._start_import(paste=False), icon="upload"
            ),
        )
        for page in (self._split, self._nobody, self.imports):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _take(self, read: "_Found") -> None:
        self._members, self._branch, cut_off = read
        day = self.desk.work.today()
        counts = roster.counts(self._members, day)
        self.filter.set_options(
            [(which, f"{roster.WORDS[which]} ({counts[which]})") for which in Which]
        )
        full, probationary = counts[Which.FULL], counts[Which.PROBATIONARY]
        self._counted = f"{counts[Which.ROSTER]} đảng viên: {full} chính thức, {probationary} dự bị"
        self.imports.intake.know(self._members)
        if not self._importing():
            self._stack.setCurrentWidget(
                self._split if self._members or not self.panel.isHidden() else self._nobody
            )
        self._show_rows()
        self._refresh_panel()
        self._open_wanted()
        if cut_off is not None and self.panel.member is None:
            self._show_cut_off(cut_off)
        self._show_head()

    def _show_cut_off(self, typed: Member) -> None:
        """Show the member that was being typed when the program was ended."""
        known = (member for member in self._members if member.uid == typed.uid)
        self._stack.setCurrentWidget(self._split)
        self.panel.show()
        self.panel.show_cut_off(next(known, Member(uid=typed.uid, name="")), typed)
        self._share()
        self.desk.say("Phần gõ dở lần trước còn ở đây; hãy gõ tiếp rồi rời ô để ghi.", Tone.CARE)

    def _show_rows(self) -> None:
        which = self.filter.value() or Which.ROSTER
        self.table.show_rows(
            roster.shown(self._members, which, self.by_name.text(), self.desk.work.today())
        )

    def _refresh_panel(self) -> None:
        shown = self.panel.member
        if shown is None or not shown.version:
            return
        fresh = next((m for m in self._members if m.uid == shown.uid), None)
        if fresh is not None:
            self.panel.show_member(fresh)

    def _open_wanted(self) -> None:
        found = next((m for m in self._members if m.uid == self._wanted), None)
        if found is None:
            return
        self._wanted = ""
        if not roster.belongs(found, self.filter.value() or Which.ROSTER, self.desk.work.today()):
            self.filter.set_value(Which.ALL)
        self.by_name.clear()
        self._show_rows()
        self.table.select(found.uid)
        self._open_member(found)

    def _show_member(self, member: Member) -> None:
        if self.panel.isHidden() and self._narrow():
            return  # moving through the roster must not take it away; Enter opens
        self._open_member(member)

    def _open_member(self, member: Member) -> None:
        self.panel.show_member(member)
        self.panel.show()
        self._share()

    def _close_member(self) -> None:
        self.panel.hide()
        self._share()
        self.table.focus()
        if not self._members:
            self._stack.setCurrentWidget(self._nobody)

    def _share(self) -> None:
        if len(self.actions) > 1 and self._narrow():
            self._show_head()
        alone = self.panel.isHidden()
        self._left.setVisible(alone or not self._narrow())
        self._lists_out.setVisible(alone)
        wide = Width.LESS if self._narrow() else Width.FULL
        self.table.show_width(wide if alone else Width.SHORT)

    def _narrow(self) -> bool:
        return self.width() < self.desk.theme().px(_BOTH_FROM)

    def _add(self) -> None:
        self._stack.setCurrentWidget(self._split)
        self._open_member(Member(uid=new_uid(), name=""))
        self.panel.focus_name()

    def _start_import(self, *, paste: bool) -> None:
        self.panel.save()
        self._stack.setCurrentWidget(self.imports)
        self._show_head()
        self.imports.start(self._members, paste=paste)

    def _leave_import(self) -> None:
        self._stack.setCurrentWidget(self._split if self._members else self._nobody)
        self.reload(self.kinds)
        self._show_head()

    def _importing(self) -> bool:
        return self._stack.currentWidget() is self.imports

    def _show_head(self) -> None:
        if self._importing():
            self.title = "Nhập danh sách đảng viên"
            self.subtitle = "Xem trước; chưa ghi gì vào cuốn sổ"
            self.main_action = self.imports.action()
            self.actions = (Action(words="Thôi, quay lại", on=self._leave_import),)
        else:
            self.title, self.subtitle = "Đảng viên", self._counted
            self.main_action = Action(words="Thêm đảng viên", on=self._add, icon="user-plus")
            self.actions = self._list_actions()
        self.desk.head()

    def _list_actions(self) -> tuple[Action, ...]:
        excel = Action(
            words="Nhập từ Excel",
            on=lambda: self._start_import(paste=False),
            icon="file-spreadsheet",
        )
        paste = Action(
            words="Dán danh sách",
            on=lambda: self._start_import(paste=True),
            icon="clipboard-list",
        )
        # With large text the head has no room for both; the page of the first offers the second.
        return (excel,) if self._narrow() else (excel, paste)

    def _export(self) -> None:
        name = (
            f"Danh sách đảng viên {dates.on_screen(self.desk.work.today()).replace('/', '-')}.xlsx"
        )
        chosen = ask_save(self, "Xuất danh sách ra Excel", name, "Excel (*.xlsx)")
        if chosen is not None:
            self.export_to(chosen if chosen.suffix else chosen.with_suffix(".xlsx"))

    def export_to(self, path: Path) -> None:
        """Write the members that are shown to an Excel list."""
        members: tuple[Member, ...] = self.table.rows()
        branch = self._branch

        def write(progress: Any, stopped: Any) -> Path:
            from handbook.services import spreadsheets

            return spreadsheets.export_members(members, self.desk.work.today(), path, branch)

        self.desk.work.long(
            write,
            lambda written: self.desk.say(
                f"Đã xuất {len(members)} đảng viên ra “{written}”.", Tone.GOOD
            ),
        )


_Found = tuple[tuple[Member, ...], str, Member | None]


def _read(store: "Store", *, first: bool) -> _Found:
    """Return members and branch, and at first the member whose typing was cut off."""
    waiting = store.drafts.waiting() if first else ()
    cut_off = next((one for _, one in waiting if isinstance(one, Member)), None)
    return store.members.all(), store.branch.get().name, cut_off
