"""The Vietnamese words of the enums, one place for screen, paper, list and command line."""

from handbook.records import dates
from handbook.records.assignments import AssignmentState
from handbook.records.meetings import (
    Mark,
    Meeting,
    MeetingKind,
    MeetingState,
    Method,
    PraiseKind,
    Step,
)
from handbook.records.members import Position, Sex, StandingKind
from handbook.records.settings import BranchKind
from handbook.records.votes import Threshold

STANDING = {
    StandingKind.FULL: "Chính thức",
    StandingKind.PROBATIONARY: "Dự bị",
    StandingKind.EXEMPT: "Miễn sinh hoạt",
    StandingKind.TEMPORARILY_EXEMPT: "Tạm miễn",
    StandingKind.AWAY: "Sinh hoạt tạm thời nơi khác",
    StandingKind.VISITING: "Sinh hoạt tạm thời đến",
    StandingKind.SUSPENDED: "Đình chỉ sinh hoạt",
    StandingKind.RESIDENT: "Đảng viên 213",
    StandingKind.MOVED: "Chuyển đi",
    StandingKind.RESIGNED: "Xin ra khỏi Đảng",
    StandingKind.REMOVED: "Xóa tên",
    StandingKind.EXPELLED: "Khai trừ",
    StandingKind.DIED: "Từ trần",
}
SEX = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ", Sex.UNKNOWN: ""}
POSITION = {
    Position.SECRETARY: "Bí thư chi bộ",
    Position.DEPUTY: "Phó Bí thư chi bộ",
    Position.COMMITTEE: "Chi ủy viên",
    Position.MEMBER: "Đảng viên",
}
MARK = {
    Mark.UNMARKED: "Chưa điểm danh",
    Mark.PRESENT: "Có mặt",
    Mark.EXCUSED: "Vắng có lý do",
    Mark.UNEXCUSED: "Vắng không lý do",
}
MEETING_KIND = {
    MeetingKind.REGULAR: "thường kỳ",
    MeetingKind.THEMATIC: "chuyên đề",
    MeetingKind.COMMITTEE: "chi ủy",
    MeetingKind.EXTRAORDINARY: "bất thường",
}
MEETING_STATE = {MeetingState.DRAFT: "Bản nháp", MeetingState.SEALED: "Đã chốt"}
METHOD = {Method.SHOW_OF_HANDS: "giơ tay", Method.SECRET: "bỏ phiếu kín"}
THRESHOLD = {Threshold.MAJORITY: "quá nửa", Threshold.TWO_THIRDS: "ít nhất hai phần ba"}
PRAISE = {
    PraiseKind.PRAISED: "Biểu dương",
    PraiseKind.REMINDED: "Nhắc nhở",
    PraiseKind.CRITICISED: "Phê bình",
}
STEP = {
    Step.PREPARE: "Chuẩn bị",
    Step.ATTEND: "Điểm danh",
    Step.COURSE: "Diễn biến",
    Step.CONCLUDE: "Kết luận",
    Step.CLOSE: "Chấm điểm, chốt",
}
ASSIGNMENT_STATE = {
    AssignmentState.OPEN: "Đang thực hiện",
    AssignmentState.DONE: "Hoàn thành",
    AssignmentState.DROPPED: "Không thực hiện nữa",
}
BRANCH_KIND = {
    BranchKind.VILLAGE: "Thôn, tổ dân phố",
    BranchKind.OFFICE: "Cơ quan, đơn vị sự nghiệp",
    BranchKind.STATE_COMPANY: "Doanh nghiệp nhà nước",
    BranchKind.PRIVATE_COMPANY: "Doanh nghiệp tư nhân, có vốn nước ngoài",
    BranchKind.SCHOOL: "Trường học, học sinh, sinh viên",
    BranchKind.ARMED_FORCES: "Lực lượng vũ trang",
}


def meeting_title(meeting: Meeting) -> str:
    """Return what a meeting is called on screens: `Sinh hoạt thường kỳ tháng 11 năm 2026`."""
    if meeting.kind is MeetingKind.COMMITTEE:
        return f"Họp chi ủy {dates.month_of(meeting.date)}"
    kind = MEETING_KIND[meeting.kind]
    return f"Sinh hoạt {kind} {dates.month_of(meeting.date)}"
