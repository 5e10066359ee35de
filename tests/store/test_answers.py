from dataclasses import replace
from datetime import date

import pytest

from handbook.errors import BadInput
from handbook.records.basics import new_uid
from handbook.records.duty_facts import Answer, AnswerState


def answer(**given) -> Answer:
    return Answer(**{"uid": new_uid(), "duty": "notice", "on": date(2026, 11, 2)} | given)


def test_keeps_what_was_said(kept) -> None:
    said = answer(
        record="m",
        state=AnswerState.POSTPONED,
        until=date(2026, 11, 9),
        reason="Chờ kế hoạch của đảng ủy",
    )
    made = kept.change(lambda store: store.answers.put(said))
    assert kept.store.answers.all() == (made,) and made.version == 1
    assert kept.store.answers.to("notice", "m", "") == made
    assert kept.store.answers.to("notice", "m", "2026") is None
    assert kept.store.search.find("kế hoạch") == ()


def test_refuses_an_answer_without_its_reason(kept) -> None:
    with pytest.raises(BadInput) as refused:
        kept.change(lambda store: store.answers.put(answer(state=AnswerState.NOT_APPLICABLE)))
    assert "lý do" in str(refused.value.details)


def test_reads_only_what_bears_on_a_day(kept) -> None:
    old, recent = answer(on=date(2020, 1, 1)), answer(on=date(2026, 10, 1))
    case = answer(on=date(2020, 1, 1), record="member")
    later = replace(
        old,
        uid=new_uid(),
        state=AnswerState.POSTPONED,
        until=date(2027, 1, 1),
        reason="Chờ",
    )
    kept.change(lambda store: [store.answers.put(one) for one in (old, recent, case, later)])
    found = kept.store.answers.bearing_on(date(2026, 1, 1), ["member"])
    assert {a.uid for a in found} == {recent.uid, case.uid, later.uid}
