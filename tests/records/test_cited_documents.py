"""The document of an upper body that plans and sessions of study rest on."""

from datetime import date

import pytest

from handbook.records import cited_documents
from handbook.records.plans import Plan
from handbook.records.studies import StudySession


@pytest.mark.parametrize("record", [Plan, StudySession])
def test_cited_with_what_is_known_of_it(record) -> None:
    one = record(uid="a", date=date(2026, 1, 5), document=" Nghị quyết số 57-NQ/TW ")
    assert cited_documents.cited(one) == "Nghị quyết số 57-NQ/TW"
    full = {"document_date": "2024-12-22", "issuer": "Bộ Chính trị"}
    two = record(uid="a", date=date(2026, 1, 5), document="Nghị quyết số 57-NQ/TW", **full)
    said = "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị"
    assert cited_documents.cited(two) == said


def test_what_is_wrong_with_it() -> None:
    one = Plan(uid="a", date=date(2026, 1, 5), document="", document_date="2024-13")
    assert cited_documents.check(one, "Hãy ghi văn bản.") == {
        "document": "Hãy ghi văn bản.",
        "document_date": "Ngày văn bản “2024-13” không phải là ngày có thật.",
    }


def test_the_first_day_that_is_none_is_named() -> None:
    assert cited_documents.unreal(["", "2026-02-30", "2026-13-01"]).startswith("“2026-02-30”")
    assert cited_documents.unreal(["", "2026", "2026-02-28"]) == ""
