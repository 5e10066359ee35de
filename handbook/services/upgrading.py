"""A handbook of an older version becomes one of this; one of a newer version is left alone.

The file as it was is kept beside, and proven, before anything is changed.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from handbook import __version__, paths
from handbook.errors import Damaged, NewerVersion, SlotsMissing
from handbook.services import keys, slots, underneath
from handbook.services.keys import DataKey
from handbook.store import anchor, engine, schema, whole_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The proven copy of the file as it was before an upgrade; `sha256` of it in hex.

    `rows` is how many rows its tables hold, as many as the handbook's own had.
    """

    copy: Path
    rows: int
    sha256: str

    @property
    def sentence(self) -> str:
        """Say once after the upgrade where the copy lies, and that it was proven."""
        rows = f"{self.rows:,}".replace(",", ".")
        return (
            f"Cuốn sổ đã được nâng cấp cho bản chương trình này ({__version__}). Bản trước khi "
            f"nâng cấp được giữ ở tệp “{self.copy.name}” bên cạnh: đã thử mở lại, đếm khớp {rows} "
            f"dòng, dấu vân {self.sha256[:16].upper()}."
        )


def refuse_foreign(path: Path, applied: tuple[str, ...]) -> None:
    """Refuse a file with steps this version does not know, and one with none: it is no handbook."""
    if not applied:
        raise Damaged(
            f"Tệp “{path.name}” mở được nhưng bên trong không có cuốn sổ nào. Đừng xóa tệp; hãy "
            "khôi phục từ bản sao lưu gần nhất."
        )
    if set(applied) - set(schema.STEP_NAMES):
        raise NewerVersion(
            f"Cuốn sổ “{path.name}” được ghi bằng bản chương trình mới hơn bản này ({__version__}),"
            " nên bản này không mở để khỏi làm hỏng. Hãy cài bản mới rồi mở lại; tệp vẫn nguyên "
            "vẹn."
        )


def migrate(path: Path, db: engine.Database, key: DataKey, at: datetime) -> Kept:
    """Apply pending steps and return the proven copy that is kept beside of the file as it was.

    Raises Damaged when the copy does not open again; then nothing is changed.
    """
    stamp = at.strftime("%Y%m%d-%H%M%S")
    copy = paths.unused(path.with_name(f"{path.stem}.truoc-nang-cap-{stamp}{path.suffix}"))
    whole_file.copy_into(db, copy, path)
    counts = whole_file.row_counts(db)
    _prove(copy, key, counts)
    kept = Kept(copy=copy, rows=sum(counts.values()), sha256=_hash(copy))
    with contextlib.suppress(SlotsMissing):  # then the copy opens with the key alone, as this did
        slots.copy(path, copy)
    bring_up_to_date(db, key)
    return kept


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bring_up_to_date(db: engine.Database, key: DataKey) -> None:
    """Apply pending steps; a history from before there was an anchor gets its own with them.

    In one transaction: a handbook cut off in between would look as if its anchor had been removed.
    """
    from handbook.store.migrations import STEPS

    had_anchor = underneath.ANCHOR_STEP in engine.applied(db, schema.MADE_OF)
    anchored = partial(anchor.set_at_end, db, keys.history_key(key))
    engine.apply(db, STEPS, None if had_anchor else anchored)


def _prove(copy: Path, key: DataKey, counts: dict[str, int]) -> None:
    """Open the copy with the key, check it whole and count its rows against the original."""
    db = engine.connect_to_check(copy, key.hex)
    try:
        faults = whole_file.integrity(db, every_page=False)
        if not faults and whole_file.row_counts(db) != counts:
            faults = ("Số bản ghi trong bản sao khác cuốn sổ.",)
    finally:
        db.close()
    if faults:
        copy.unlink()
        raise Damaged(
            f"Bản sao “{copy.name}” chép trước khi nâng cấp không mở lại được đúng, nên chưa nâng "
            "cấp; cuốn sổ vẫn nguyên. Hãy sao lưu sang ổ đĩa khác rồi mở lại.",
            *faults,
        )
