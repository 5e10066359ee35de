"""The areas of the window, one line each; a new area is one more line here."""

from handbook.ui.desk import Place, lazily

SCREENS = (
    Place(
        name="today",
        words="Hôm nay",
        icon="house",
        make=lazily("handbook.ui.screens.today", "TodayScreen"),
    ),
    Place(
        name="meetings",
        words="Sinh hoạt",
        icon="calendar-days",
        make=lazily("handbook.ui.screens.meetings.screen", "MeetingsScreen"),
    ),
    Place(
        name="assignments",
        words="Việc được giao",
        icon="list-checks",
        make=lazily("handbook.ui.screens.assignments.screen", "AssignmentsScreen"),
    ),
    Place(
        name="reviews",
        words="Kiểm điểm",
        icon="clipboard-check",
        make=lazily("handbook.ui.screens.reviews.screen", "ReviewsScreen"),
    ),
    Place(
        name="tasks",
        words="Việc đột phá",
        icon="target",
        make=lazily("handbook.ui.screens.tasks.screen", "TasksScreen"),
    ),
    Place(
        name="members",
        words="Đảng viên",
        icon="users",
        make=lazily("handbook.ui.screens.members.screen", "MembersScreen"),
    ),
    Place(
        name="printing",
        words="In ấn, báo cáo",
        icon="printer",
        make=lazily("handbook.ui.screens.printing.screen", "PrintingScreen"),
    ),
    Place(
        name="settings",
        words="Cài đặt, sao lưu",
        icon="settings",
        make=lazily("handbook.ui.screens.settings.screen", "SettingsScreen"),
        at_bottom=True,
    ),
)
