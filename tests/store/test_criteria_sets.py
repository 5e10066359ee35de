from dataclasses import replace

import pytest

from handbook.errors import BadInput
from handbook.records import criteria_sets, scoring
from handbook.records.basics import new_uid
from handbook.records.criteria_sets import OwnSet


def own() -> OwnSet:
    uid = new_uid()
    base = next(s for s in scoring.bundled() if s.id == "an-phu")
    return OwnSet(uid=uid, criteria=criteria_sets.copied(base, uid, "Bộ của xã"))


def test_a_set_comes_back_whole(kept) -> None:
    made = kept.change(lambda store: store.criteria_sets.put(own()))
    assert kept.store.criteria_sets.all() == (made,)
    assert kept.store.criteria_sets.by_uid(made.uid).criteria == made.criteria


def test_refuses_a_set_whose_points_do_not_come_to_its_sum(kept) -> None:
    one = own()
    first = replace(one.criteria.criteria[0], most=9.0, items=())
    wrong = replace(one.criteria, criteria=(first, *one.criteria.criteria[1:]))
    with pytest.raises(BadInput) as refused:
        kept.change(lambda store: store.criteria_sets.put(replace(one, criteria=wrong)))
    assert "phải bằng 100" in str(refused.value.details)
