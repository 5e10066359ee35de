import uuid

from handbook.records.basics import new_uid


def test_uids_are_uuids_of_version_7_in_the_order_of_time() -> None:
    made = [new_uid() for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert {uuid.UUID(uid).version for uid in made} == {7}
    millis = [int(uid.replace("-", "")[:12], 16) for uid in made]
    assert millis == sorted(millis)
