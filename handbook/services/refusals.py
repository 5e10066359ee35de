"""What a system's refusal to read or write means, in Vietnamese: its own words are English.

The system's words go along as the cause of the Problem, for the crash report; never on a screen.
"""

import errno

_IN_USE = {32, 33}  # Windows: ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_WORDS = {
    errno.EACCES: "Tài khoản máy tính này không có quyền đọc, ghi ở đó.",
    errno.EPERM: "Tài khoản máy tính này không có quyền đọc, ghi ở đó.",
    errno.EROFS: "Ổ đĩa hoặc thư mục chỉ cho đọc.",
    errno.ENOSPC: "Ổ đĩa đã đầy.",
    errno.EDQUOT: "Phần đĩa dành cho tài khoản này đã đầy.",
    errno.EBUSY: "Tệp đang được một chương trình khác dùng.",
    errno.ENOENT: "Thư mục hoặc tệp không còn ở đó: ổ rời có thể đã rút ra.",
    errno.ENODEV: "Ổ đĩa không còn cắm vào máy.",
    errno.EIO: "Ổ đĩa không đọc, ghi được: có thể hỏng hoặc bị rút ra giữa chừng.",
    errno.EISDIR: "Ở đó có một thư mục mang đúng tên ấy, không phải tệp.",
    errno.ENOTDIR: "Một phần của đường dẫn không phải là thư mục.",
    errno.ENAMETOOLONG: "Tên tệp hoặc đường dẫn quá dài.",
}


def why(error: OSError) -> tuple[str, ...]:
    """Return the details of a Problem: one sentence, none when the refusal is not known."""
    if getattr(error, "winerror", None) in _IN_USE:
        return (_WORDS[errno.EBUSY],)
    return (_WORDS[error.errno],) if error.errno in _WORDS else ()
