import tomllib

from handbook import bundle
from handbook.records.meetings import Meeting
from handbook.ui.screens.meeting.phrases import phrases


def test_a_phrase_takes_the_month():
    assert "Thông qua nghị quyết của chi bộ tháng 11" in phrases("matters", "11")


def test_every_list_is_for_a_field_or_a_part_of_one():
    table = tomllib.loads(bundle.text("rules", "phrases.toml"))["phrases"]
    parts = {"reasons", "speech", "answer", "matters"}
    assert set(table) - parts <= set(Meeting.__dataclass_fields__)
    assert all(table.values())


def test_the_last_reason_is_for_all_others():
    assert phrases("reasons")[-1] == "Lý do khác"
