"""What is done with many reviews of a round at once; each is one change, told on the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handbook.records import ballot_counts, dates
from handbook.records.reviews import Level
from handbook.ui.desk import Desk
from handbook.ui.parts.choice import Choice
from handbook.ui.parts.date_field import DateField, PartialDateField
from handbook.ui.parts.field import Field
from handbook.ui.parts.line_edit import LineEdit
from handbook.ui.parts.text_area import TextArea
from handbook.ui.parts.tone import Tone
from handbook.ui.screens.reviews.asking import AskCard
from handbook.ui.screens.reviews.lines import Line
from handbook.ui.screens.reviews.reading import Held

if TYPE_CHECKING:
    from handbook.store.store import Store

_NOTICE = "result-notice"  # the paper, as the register names it
_HOW = ("Thông báo tại buổi sinh hoạt chi bộ", "Gửi thông báo bằng văn bản", "Thông báo trực tiếp")


class ManyDeeds:
    """Asks in `card` for what a deed needs, then writes."""

    def __init__(self, desk: Desk, card: AskCard) -> None:
        self._desk, self._card = desk, card

    def propose_own(self, held: Held, lines: Sequence[Line]) -> None:
        """Propose for each the level that the person claims, where none is proposed yet."""
        levels = {
            line.review.uid: line.review.own_level
            for line in lines
            if line.review and line.review.own_level and not line.review.proposal.level
        }
        self._propose(held, levels, "theo mức tự nhận")

    def propose_votes(self, held: Held, lines: Sequence[Line]) -> None:
        """Propose for each the level with the most votes, where none is proposed yet."""
        levels: dict[str, Level] = {}
        for line in lines:
            count = ballot_counts.count_of(held.ballots, line.uid)
            level = ballot_counts.leading_level(count) if count else Level.NONE
            if line.review and level and not line.review.proposal.level:
                levels[line.review.uid] = level
        self._propose(held, levels, "theo kết quả kiểm phiếu")

    def decide(self, held: Held, lines: Sequence[Line]) -> None:
        """Ask for the paper, then write its decision for all that have a proposal and none yet."""
        waiting = [
            line.review
            for line in lines
            if line.review and line.review.proposal.level and not line.review.decision.level
        ]
        if not waiting:
            self._nobody("Không còn ai đã có đề xuất mà chưa có quyết định.")
            return

        def write(values: dict[str, Any]) -> None:
            def deed(store: "Store") -> int:
                from handbook.services import reviews

                for one in waiting:
                    reviews.decide(
                        store,
                        one.uid,
                        one.proposal.level,
                        on=values["on"] or "",
                        document=values["document"],
                        points=one.proposal.points,
                    )
                return len(waiting)

            self._change("Ghi quyết định xếp loại như đề xuất", deed, "Đã ghi quyết định của {}.")

        self._card.ask(
            f"Ghi quyết định đúng như đề xuất cho {len(waiting)} bản. Theo văn bản nào?",
            {
                "document": Field("Số văn bản", LineEdit("Quyết định số 12-QĐ/ĐU", "Số văn bản")),
                "on": Field("Ngày văn bản", PartialDateField("Ngày văn bản")),
            },
            f"Ghi quyết định cho {len(waiting)} bản",
            write,
        )

    def notify(self, held: Held, lines: Sequence[Line]) -> None:
        """Ask for day and way, then write that the results were told."""
        waiting = [
            line.uid
            for line in lines
            if line.review and line.review.decision.level and not line.review.notified_on
        ]
        if not waiting:
            self._nobody("Không còn ai đã có quyết định mà chưa được thông báo.")
            return
        today = PartialDateField("Ngày thông báo")
        today.set_value(self._desk.work.today().isoformat())

        def write(values: dict[str, Any]) -> None:
            def deed(store: "Store") -> int:
                from handbook.services import reviews

                return len(
                    reviews.notify(
                        store, held.round.uid, values["on"] or "", values["how"] or "", waiting
                    )
                )

            self._change("Ghi đã thông báo kết quả", deed, "Đã ghi thông báo cho {}.")

        self._card.ask(
            f"Ghi đã thông báo kết quả cho {len(waiting)} đồng chí.",
            {
                "on": Field("Ngày thông báo", today),
                "how": Field("Cách thông báo", Choice([(how, how) for how in _HOW])),
            },
            f"Ghi đã thông báo cho {len(waiting)} đồng chí",
            write,
        )

    def fill_known(self, held: Held, lines: Sequence[Line]) -> None:
        """Begin each review with what the handbook knows; words that stand there stay."""
        members, day = [line.uid for line in lines], self._desk.work.today()

        def deed(store: "Store") -> int:
            from handbook.services import many_reviews

            return len(many_reviews.fill_known(store, held.round.uid, members, day))

        said = "Đã lập, điền những gì cuốn sổ biết vào {}; chỉ còn phần mỗi người tự viết."
        self._change("Lập bản kiểm điểm với những gì cuốn sổ biết", deed, said)

    def score_most(self, lines: Sequence[Line]) -> None:
        """Give each the most in every criterion not scored yet, to be lowered one by one."""
        uids = _begun(lines)

        def deed(store: "Store") -> int:
            from handbook.services import many_reviews

            return len(many_reviews.score_most(store, uids))

        said = "Đã điền điểm tối đa vào {}; hãy sửa những chỗ từng người tự chấm thấp hơn."
        self._change("Tự chấm đạt tối đa", deed, said)

    def claim_by_points(self, lines: Sequence[Line]) -> None:
        """Claim for each the level of the person's own points, where none is claimed yet."""
        uids = _begun(lines)

        def deed(store: "Store") -> int:
            from handbook.services import many_reviews

            return len(many_reviews.claim_by_points(store, uids))

        self._change(
            "Ghi mức tự nhận theo điểm tự chấm", deed, "Đã ghi mức theo điểm tự chấm vào {}."
        )

    def appraise_as_own(self, lines: Sequence[Line]) -> None:
        """Appraise each as the person did, where nothing was appraised yet."""
        uids = _begun(lines)

        def deed(store: "Store") -> int:
            from handbook.services import many_reviews

            return len(many_reviews.appraise_as_own(store, uids))

        self._change("Chi bộ chấm như tự chấm", deed, "Đã ghi điểm chi bộ như tự chấm vào {}.")

    def remark(self, lines: Sequence[Line]) -> None:
        """Ask for the committee's remark, then write it where it made none yet."""
        waiting = [
            line.review.uid
            for line in lines
            if line.review and not line.review.committee_remark.strip()
        ]
        if not waiting:
            self._nobody("Không còn bản kiểm điểm nào đã lập mà chưa có nhận xét của chi ủy.")
            return

        def write(values: dict[str, Any]) -> None:
            def deed(store: "Store") -> int:
                from handbook.services import many_reviews

                return len(many_reviews.remark(store, waiting, values["text"]))

            self._change("Ghi nhận xét của chi ủy", deed, "Đã ghi nhận xét của chi ủy vào {}.")

        self._card.ask(
            f"Ghi cùng một nhận xét của chi ủy vào {len(waiting)} bản chưa có nhận xét; ghi rồi "
            "vẫn sửa được ở từng bản.",
            {"text": Field("Nhận xét của chi ủy", TextArea("", "Nhận xét của chi ủy", lines=2))},
            f"Ghi nhận xét vào {len(waiting)} bản",
            write,
        )

    def number_notices(self, held: Held, lines: Sequence[Line]) -> None:
        """Ask for the day, then number the notices of those decided on, one after another."""
        numbered = {one.member for one in held.issued if one.paper == _NOTICE}
        waiting = [
            line.uid
            for line in lines
            if line.uid and line.review and line.review.decision.level and line.uid not in numbered
        ]
        if not waiting:
            self._nobody("Không còn ai đã có quyết định mà thông báo kết quả chưa có số.")
            return
        day = DateField("Ngày thông báo")
        day.set_value(self._desk.work.today())

        def write(values: dict[str, Any]) -> None:
            def deed(store: "Store") -> int:
                from handbook.services import round_numbers

                on = values["on"] or self._desk.work.today()
                return len(round_numbers.give_notices(store, held.round.uid, waiting, on))

            self._change("Cấp số thông báo kết quả", deed, "Đã cấp số cho thông báo của {}.")

        self._card.ask(
            f"Cấp số liền nhau cho thông báo kết quả của {len(waiting)} đồng chí, ghi vào sổ đăng "
            "ký văn bản. Ngày ghi trên thông báo:",
            {"on": Field("Ngày thông báo", day)},
            f"Cấp số cho {len(waiting)} thông báo",
            write,
        )

    def follow_faults(self, lines: Sequence[Line]) -> None:
        """Ask for the time limit, then make records of the shortcomings that the reviews name."""
        uids = _begun(lines)

        def write(values: dict[str, Any]) -> None:
            def deed(store: "Store") -> int:
                from handbook.services import shortcomings

                due = values["due"] or ""
                return sum(len(shortcomings.open_from_review(store, uid, due)) for uid in uids)

            self._desk.work.change("Đưa hạn chế vào danh sách theo dõi", deed, self._followed)

        self._card.ask(
            "Đưa hạn chế nêu ở phần II vào danh sách theo dõi, với nguyên nhân và biện pháp mỗi "
            "người đã viết. Thời hạn khắc phục chung:",
            {"due": Field("Thời hạn", PartialDateField("Thời hạn khắc phục"))},
            "Đưa vào theo dõi",
            write,
        )

    def _followed(self, count: int) -> None:
        self._desk.say(
            f"Đã đưa {count} hạn chế vào danh sách theo dõi; xem lại biện pháp, thời hạn của từng "
            "hạn chế ở Hạn chế, khắc phục."
            if count
            else "Không có hạn chế nào mới.",
            Tone.GOOD if count else Tone.NEUTRAL,
        )

    def _propose(self, held: Held, levels: dict[str, Level], how: str) -> None:
        if not levels:
            self._nobody(f"Không có ai để đề xuất {how}: đã có đề xuất, hoặc chưa có mức.")
            return
        on = held.round.meeting_on

        def deed(store: "Store") -> int:
            from handbook.services import reviews

            for uid, level in levels.items():
                reviews.propose(store, uid, level, on=on)
            return len(levels)

        day = f" (ngày {dates.on_screen(on)})" if on else ""
        self._change(f"Đề xuất xếp loại {how}{day}", deed, f"Đã đề xuất {how} cho {{}}.")

    def _change(self, name: str, deed: Any, said: str) -> None:
        self._desk.work.change(
            name,
            deed,
            lambda count: self._desk.say(said.format(f"{count} bản kiểm điểm"), Tone.GOOD),
        )

    def _nobody(self, sentence: str) -> None:
        self._desk.say(sentence, Tone.CARE)


def _begun(lines: Sequence[Line]) -> list[str]:
    return [line.review.uid for line in lines if line.review]
