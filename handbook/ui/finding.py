"""The search over everything (Ctrl+K): what the handbook finds, and the screen it leads to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handbook.ui.desk import Found

if TYPE_CHECKING:
    from handbook.store.store import Store

_KIND = {
    "member": "Đảng viên",
    "meeting": "Buổi sinh hoạt",
    "assignment": "Việc được giao",
    "resolution": "Nghị quyết, kết luận",
    "outside_paper": "Sổ đăng ký văn bản",
    "year_goal": "Chỉ tiêu, nhiệm vụ năm",
    "study": "Học tập nghị quyết",
    "plan": "Kế hoạch thực hiện",
    "task": "Việc đột phá",
    "round": "Đợt kiểm điểm",
    "shortcoming": "Hạn chế, khuyết điểm",
    "commitment": "Cam kết",
    "four_good": "Chi bộ bốn tốt",
}

# Tabs of Kiểm điểm: `open` knows each by the kind of its record.
_REVIEWS = frozenset({"round", "shortcoming", "commitment", "four_good"})


def find(store: "Store", text: str) -> Sequence[Found]:
    """Return where `text` occurs, best first, each with the screen that shows it."""
    return [_found(store, hit) for hit in store.search.find(text, limit=20)]


def _found(store: "Store", hit: Any) -> Found:
    second = " · ".join(part for part in (_KIND.get(hit.kind, ""), hit.excerpt) if part)
    if hit.kind == "member":
        return Found(words=hit.title, second=second, screen="members", what={"uid": hit.uid})
    if hit.kind in _REVIEWS:
        what = {hit.kind: hit.uid}
        return Found(words=hit.title, second=second, screen="reviews", what=what)
    if hit.kind == "outside_paper":
        return Found(words=hit.title, second=second, screen="printing", what={"register": True})
    if hit.kind == "task":
        return Found(words=hit.title, second=second, screen="tasks", what={"uid": hit.uid})
    if hit.kind == "plan":
        what = {"plan": hit.uid}
        return Found(words=hit.title, second=second, screen="assignments", what=what)
    if hit.kind == "study":
        what = {"study": hit.uid}
        return Found(words=hit.title, second=second, screen="assignments", what=what)
    if hit.kind == "year_goal":
        what = {"goal": hit.uid}
        return Found(words=hit.title, second=second, screen="assignments", what=what)
    if hit.kind == "resolution":
        what = {"resolution": hit.uid}
        return Found(words=hit.title, second=second, screen="meetings", what=what)
    screen = "assignments" if hit.kind == "assignment" else "meetings"
    return Found(words=hit.title, second=second, screen=screen, what={"uid": hit.uid})
