"""The kinds of record in words, for counts, history and backups."""

from collections.abc import Mapping

WORDS = {
    "member": "đảng viên",
    "meeting": "buổi sinh hoạt",
    "assignment": "việc được giao",
    "branch": "thông tin chi bộ",
    "answer": "câu trả lời về việc phải làm",
    "criteria_set": "bộ tiêu chí",
    "resolution": "nghị quyết, kết luận",
    "issued": "bản đã ban hành",
    "outside_paper": "văn bản lập ngoài",
    "year_goal": "chỉ tiêu, nhiệm vụ năm",
    "study": "buổi học tập nghị quyết",
    "plan": "kế hoạch thực hiện",
    "round": "đợt kiểm điểm",
    "review": "bản kiểm điểm",
    "ballot": "kết quả kiểm phiếu",
    "shortcoming": "hạn chế, khuyết điểm",
    "commitment": "bản cam kết",
    "four_good": "đăng ký chi bộ bốn tốt",
    "task": "việc đột phá",
    "seal": "bản đã chốt",
    "handover": "lần bàn giao",
}


def counted(counts: Mapping[str, int]) -> str:
    """Return records counted by kind in words, without the kinds there are none of."""
    said = [f"{number} {WORDS[kind]}" for kind, number in counts.items() if number]
    return ", ".join(said) or "chưa có bản ghi nào"
