"""What SQLite says of a handbook's file, as sentences: what happened, and the way out."""

from pathlib import Path

from handbook.errors import CannotWrite, Damaged, InUse, Problem


def problem(path: Path, code: str) -> Problem | None:
    """Return the problem that a result code of SQLite stands for; None when it is our own bug."""
    name = path.name
    match code:
        case "SQLITE_FULL":
            return CannotWrite(
                f"Ổ đĩa chứa cuốn sổ “{name}” đã đầy, nên thay đổi vừa rồi chưa được ghi; những gì "
                "đã ghi trước đó vẫn còn nguyên. Hãy xóa bớt tệp trên ổ đĩa rồi thử lại."
            )
        case "SQLITE_READONLY" | "SQLITE_CANTOPEN" | "SQLITE_PERM" | "SQLITE_AUTH":
            return CannotWrite(
                f"Không ghi được vào cuốn sổ “{name}” vì tệp hoặc thư mục chỉ cho đọc. Hãy chuyển "
                "cuốn sổ sang thư mục được phép ghi, hoặc bỏ thuộc tính chỉ đọc, rồi mở lại."
            )
        case "SQLITE_IOERR":
            return unwritable(name)
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return InUse(
                f"Cuốn sổ “{name}” đang được chương trình khác dùng. Hãy đóng chương trình đó rồi "
                "thử lại."
            )
        case "SQLITE_NOTADB" | "SQLITE_CORRUPT":
            return damaged(path)
    return None


def unwritable(name: str) -> CannotWrite:
    """Return what to say of a disk that cannot be read or written, without knowing why."""
    return CannotWrite(
        f"Ổ đĩa chứa cuốn sổ “{name}” báo lỗi khi đọc hoặc ghi, nên việc vừa rồi chưa xong; những "
        "gì đã ghi trước đó vẫn còn nguyên. Hãy kiểm tra ổ đĩa hoặc thẻ nhớ còn cắm chắc và còn "
        "chỗ trống, rồi thử lại."
    )


def damaged(path: Path) -> Damaged:
    """Return what to say of a file that is none of ours, or no longer."""
    return Damaged(
        f"Cuốn sổ “{path.name}” bị hỏng hoặc không phải là tệp của chương trình này. Đừng xóa tệp; "
        "hãy khôi phục từ bản sao lưu gần nhất."
    )
