"""The SQL of answers to duties: done, put off, not applicable. Search does not name them."""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from handbook.records import duty_facts
from handbook.records.duty_facts import Answer
from handbook.store.table import Table


class Answers(Table[Answer]):
    """What was said of duties; one answer for each duty, record and period."""

    kind = "answer"
    name = "answers"
    record = Answer

    def all(self) -> tuple[Answer, ...]:
        """Return every answer, oldest first."""
        return self._many('WHERE binned_at IS NULL ORDER BY "on", id', {})

    def bearing_on(self, since: date, records: Iterable[str]) -> tuple[Answer, ...]:
        """Return answers given or put off since a day, and those to any of `records` (uids)."""
        return self._many(
            'WHERE binned_at IS NULL AND id IN (SELECT id FROM answers WHERE "on" >= :since'
            " UNION ALL SELECT id FROM answers WHERE until >= :since"
            " UNION ALL SELECT id FROM answers WHERE record IN"
            " (SELECT value FROM json_each(:records)))"
            ' ORDER BY "on", id',
            {"since": since.isoformat(), "records": json.dumps(list(records))},
        )

    def to(self, duty: str, record: str, period: str) -> Answer | None:
        """Return the answer to one duty, or None."""
        found = self._many(
            "WHERE binned_at IS NULL AND duty = :duty AND record = :record AND period = :period"
            " ORDER BY id DESC LIMIT 1",
            {"duty": duty, "record": record, "period": period},
        )
        return found[0] if found else None

    def problems(self, record: Answer) -> Mapping[str, str]:
        """Return the record's own problems."""
        return duty_facts.check(record)

    def called(self, record: Answer) -> str:
        """Return what it is called in a sentence."""
        return "câu trả lời về việc phải làm"

    def words(self, record: Answer) -> tuple[str, str]:
        """Return nothing: search finds the records, not what was said of a duty."""
        return "", ""

    def _index(self, record: Answer) -> None:
        """Leave search alone."""

    def _many(self, where: str, values: Mapping[str, object]) -> tuple[Answer, ...]:
        return tuple(self.load(row) for row in self._rows(where, values))
