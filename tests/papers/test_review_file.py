"""Lists of what a review's file holds, with ticks (366-QĐ/TW, Điều 17)."""

from dataclasses import replace

from handbook.papers import review_file
from handbook.typeset.blocks import CheckBox, Table


def ticks(document, s):
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    return {
        s.text(row[1].blocks[0]): box.ticked
        for row in table.rows
        for box in row[2].blocks
        if isinstance(box, CheckBox)
    }


def test_file_of_the_round(r, s):
    found = ticks(review_file.document(r.facts()), s)
    assert found["Biên bản hội nghị kiểm điểm."] is True
    assert sum(found.values()) == 1 and len(found) == 8


def test_file_of_a_person(r, s):
    one = replace(r.reviews()[3], filed=("review", "residence"))
    document = review_file.document(r.facts(reviews=(one,)), "m2")
    found = ticks(document, s)
    assert [text for text, ticked in found.items() if ticked] == [
        "Bản kiểm điểm cá nhân, báo cáo kiểm điểm tập thể.",
        "Bản nhận xét của cấp uỷ nơi cư trú đối với cá nhân (trừ trường hợp đặc biệt).",
    ]
    assert "Số loại đã có trong hồ sơ: 02." in s.lines(document)


def test_blank_ticks_nothing(r, s):
    assert not any(ticks(review_file.document(r.facts(), blank=True), s).values())
