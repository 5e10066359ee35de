"""Sessions of study in the file."""

from datetime import date

from handbook.records.studies import StudyMark, StudyRow, StudySession


def test_kept_by_year_and_found_by_speaker(kept):
    roll = (StudyRow(member="a", mark=StudyMark.PRESENT, response_on="2026-06-10"),)
    made = [
        StudySession(uid="late", date=date(2026, 9, 1), document="Nghị quyết số 71"),
        StudySession(
            uid="early",
            date=date(2026, 6, 3),
            document="Nghị quyết số 68",
            speaker="đồng chí Triệu Đức Thọ",
            roll=roll,
        ),
        StudySession(uid="old", date=date(2025, 6, 3), document="Nghị quyết số 57"),
    ]
    kept.change(lambda store: [store.studies.put(one) for one in made])
    found = kept.store.studies
    assert [one.uid for one in found.of_year(2026)] == ["early", "late"]
    assert found.by_uid("early").roll == roll
    assert [one.uid for one in found.all()] == ["old", "early", "late"]
    assert found.years() == (2026, 2025)
    (hit,) = kept.store.search.find("trieu duc tho")
    assert (hit.kind, hit.uid) == ("study", "early")
    assert found.called(made[1]) == "buổi học tập “Nghị quyết số 68” ngày 03/6/2026"
