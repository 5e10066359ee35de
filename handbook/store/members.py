"""The roster's SQL."""

from collections.abc import Mapping
from datetime import date

from handbook.errors import BadInput
from handbook.records import dates, members, rules, words
from handbook.records.members import Member
from handbook.store import engine
from handbook.store.history import History
from handbook.store.table import Table


class Members(Table[Member]):
    """The members of the branch, those who left included."""

    kind = "member"
    name = "members"
    record = Member

    def all(self) -> tuple[Member, ...]:
        """Return everyone in Vietnamese order, those who left included."""
        return members.in_order(
            [self.load(row) for row in self._rows("WHERE binned_at IS NULL", {})]
        )

    def by_card(self, number: str) -> Member | None:
        """Return the member with this card number, or None."""
        found = self._rows(
            "WHERE card_number = :number AND card_number <> '' AND binned_at IS NULL",
            {"number": number},
        )
        return self.load(found[0]) if found else None

    def problems(self, record: Member) -> Mapping[str, str]:
        """Return the record's own problems, and a card number that someone else has."""
        today = self._today()
        age = rules.at(today, "charter_rules").values["admission_age"]
        found = members.check(record, admission_age=age, today=today)
        twin = self.by_card(record.card_number)
        if twin is not None and twin.uid != record.uid:
            found["card_number"] = (
                f"Số thẻ {record.card_number} đã là của đồng chí {twin.name}; mỗi số thẻ chỉ một "
                "người."
            )
        return found

    def _today(self) -> date:
        """Return today, or the day of the last change when the clock was set back behind it.

        A flat battery on the board sets a PC back by years; the roster must not turn wrong by it.
        """
        last = History(self.db).last_change_at()[:10]
        today = self.session.clock().date()
        return max(today, date.fromisoformat(last)) if last else today

    def called(self, record: Member) -> str:
        """Return `đảng viên Nguyễn Văn A`."""
        return f"đảng viên {record.name}".rstrip()

    def words(self, record: Member) -> tuple[str, str]:
        """Return what search finds a member by."""
        facts = (
            words.POSITION[record.position],
            words.STANDING[members.standing_on(record, self.session.clock().date())],
            f"sinh {dates.on_screen(record.birth_date)}" if record.birth_date else "",
            record.home_town,
            record.residence,
            record.work_now,
            f"số thẻ {record.card_number}" if record.card_number else "",
            record.group,
            record.note,
        )
        return record.name, " · ".join(fact for fact in facts if fact)

    def refuse_bin(self, record: Member) -> None:
        """Refuse while the member stands in a roll: old minutes would lose a name."""
        found = engine.rows(
            self.db,
            "SELECT COUNT(*) AS n FROM attendance JOIN members ON members.id = attendance.member"
            " WHERE members.uid = :uid AND mark <> ''",
            {"uid": record.uid},
        )
        if found[0]["n"]:
            raise BadInput(
                f"Đồng chí {record.name} đã có trong điểm danh của {found[0]['n']} buổi sinh hoạt "
                "nên không xóa được. Nếu đồng chí đã chuyển đi hoặc thôi sinh hoạt, hãy ghi vào tư "
                "cách."
            )
        if self._is_told_of(record.uid):
            raise BadInput(
                f"Đồng chí {record.name} đã có bản kiểm điểm, bản cam kết hoặc hạn chế đang theo "
                "dõi nên không xóa được. Nếu đồng chí đã chuyển đi hoặc thôi sinh hoạt, hãy ghi "
                "vào tư cách."
            )

    def _is_told_of(self, uid: str) -> bool:
        parts = (
            f"EXISTS (SELECT 1 FROM {table} WHERE binned_at IS NULL AND member = :uid)"
            for table in ("reviews", "commitments", "shortcomings")
        )
        found = engine.rows(self.db, f"SELECT {' OR '.join(parts)} AS told", {"uid": uid})
        return bool(found[0]["told"])
