import tomllib

from handbook import bundle
from handbook.records.meetings import Meeting
from handbook.records.votes import Threshold
from handbook.ui.screens.meetings.phrases import matters, phrases


def test_a_matter_takes_the_month_and_the_share_it_needs():
    assert ("Thông qua nghị quyết của chi bộ tháng 11", Threshold.MAJORITY) in matters(11)
    assert ("Kết nạp quần chúng … vào Đảng", Threshold.TWO_THIRDS) in matters(11)


def test_every_list_is_for_a_field_or_a_part_of_one():
    table = tomllib.loads(bundle.text("lists", "phrases.toml"))["phrases"]
    assert set(table) - {"reasons", "speech", "answer"} <= set(Meeting.__dataclass_fields__)
    assert all(table.values()) and phrases("place") == ()


def test_the_last_reason_is_for_all_others():
    assert phrases("reasons")[-1] == "Lý do khác"
