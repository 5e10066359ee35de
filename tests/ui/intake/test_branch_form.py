from datetime import time

from handbook.records.basics import new_uid
from handbook.records.settings import Branch, BranchKind, ParentBody
from handbook.ui.intake.branch_form import BranchForm, filled, read_clock


def test_what_is_typed_becomes_the_branch():
    typed = {
        "name": " Chi bộ  thôn ",
        "parents": "Đảng bộ xã",
        "place": "Hòa Phú",
        "kind": BranchKind.SCHOOL,
        "meeting_time": time(7, 30),
        "terms": "2025-06-15",
        "minutes_before": None,
    }
    branch = filled(Branch(uid="b", name=""), typed)
    assert (branch.name, branch.parents) == ("Chi bộ thôn", (ParentBody(name="Đảng bộ xã"),))
    assert (branch.meeting_time, branch.terms, branch.minutes_before) == (
        "07:30",
        ("2025-06-15",),
        0,
    )


def test_older_parent_bodies_and_terms_stay():
    old = (ParentBody(name="Cũ"), ParentBody(name="Mới", since="2025-07-01"))
    before = Branch(uid="b", name="A", parents=old, terms=("2020", "2025"))
    after = filled(before, {"parents": "Mới hơn", "terms": "2025-06"})
    assert after.parents == (old[0], ParentBody(name="Mới hơn", since="2025-07-01"))
    assert after.terms == ("2020", "2025-06")


def test_form_shows_a_branch_and_gives_it_back(qtbot, dressed):
    form = BranchForm()
    qtbot.addWidget(form)
    branch = Branch(
        uid=new_uid(),
        name="Chi bộ thôn",
        place="Hòa Phú",
        parents=(ParentBody(name="Đảng bộ xã"),),
        terms=("2025",),
        meeting_time="08:00",
        minutes_before=7,
    )
    form.show_branch(branch)
    assert form.branch(branch) == branch
    assert read_clock("") is None
