"""`list reviews|shortcomings|commitments`, `print` of a year's round, `export` with and without."""

import json
from datetime import date
from random import Random

from handbook.services import demo_people, keys
from handbook.services.handbook import Handbook


def history(book, action):
    from handbook.cli.opening import opened

    with opened(book) as held:
        return [e for e in held.read(lambda s: s.history.everything()) if e.action == action]


def test_reviews_are_listed_without_a_word_of_their_text(run, listed, book):
    found = listed("reviews", "--year", 2026)
    assert {row["year"] for row in found} == {2026}
    assert found[0]["name"] == "Tập thể chi bộ" and found[0]["form"] == "collective"
    assert {row["level"] for row in found} <= {"HTXSNV", "HTTNV", "HTNV", "KHTNV"}
    keys_ = {"uid", "round", "round_name", "year", "member", "name", "form", "level", "decided"}
    assert all(set(row) == keys_ for row in found)
    assert {row["year"] for row in listed("reviews")} == {2025, 2026}
    code, out, _ = run("list", "reviews", "--year", 2025)
    assert code == 0 and "Mẫu 2C" in out and "đã có" in out
    assert history(book, "view") == []


def test_texts_are_given_when_asked_for_and_the_look_is_kept(run, listed, book):
    found = listed("reviews", "--year", 2026, "--texts")
    assert found[0]["parts"]["a2_1"] and found[1]["committee_remark"]
    assert {entry.uid for entry in history(book, "view")} == {row["uid"] for row in found}
    code, _, err = run("list", "members", "--texts")
    assert code == 2 and "--texts chỉ đi cùng" in err


def test_a_persons_shortcoming_is_named_only_with_texts(run, listed, book):
    found = listed("shortcomings")
    assert history(book, "view") == []
    assert {bool(row["what"]) for row in found if not row["member"]} == {True}
    assert {row["what"] for row in found if row["member"]} == {None}
    told = listed("shortcomings", "--texts")
    assert all(row["what"] and row["cause"] for row in told)
    persons = {row["uid"] for row in told if row["member"]}
    assert {entry.uid for entry in history(book, "view")} == persons
    code, out, _ = run("list", "shortcomings", "--year", 2025)
    assert code == 0 and "(thêm --texts để xem)" in out and "Đã xác nhận khắc phục" in out


def test_commitments_are_listed(run, listed):
    found = listed("commitments", "--year", 2026)
    assert {row["kind"] for row in found} == {"yearly", "responsibility"}
    assert {row["kept"] for row in found} == {"well"}
    assert "parts" not in found[0]
    assert listed("commitments", "--texts")[0]["parts"]["politics"]
    assert "Thực hiện tốt" in run("list", "commitments")[1]


def test_a_form_of_a_years_round_is_printed_and_the_print_kept(run, listed, book, tmp_path):
    review = next(row for row in listed("reviews", "--year", 2025) if row["member"])
    target = tmp_path / "kiem-diem.pdf"
    words = ("print", "review-form", "--member", review["name"], "--year", 2025, "-o", target)
    code, out, err = run(*words)
    assert code == 0, err
    assert target.read_bytes().startswith(b"%PDF") and str(target) in out
    assert [entry.uid for entry in history(book, "print")] == [review["uid"]]
    assert run(*words, "--fill", "blank")[0] == 0  # a blank form is no print of a review
    assert len(history(book, "print")) == 1
    code, _, err = run(*words[:5], 2020, "-o", target)
    assert code == 3 and "Không có đợt kiểm điểm nào của năm 2020" in err


def test_a_blank_form_needs_no_round(run, password, tmp_path):
    path = tmp_path / "moi.sotay"
    branch = demo_people.branch(Random(1), date(2026, 11, 24))
    cost = keys.Cost(n=1024, r=8, p=1)
    Handbook.create(path, branch, password, cost=cost).handbook.close()
    target = tmp_path / "01.docx"
    words = ("print", "review-form-collective", "-o", target, "--fill", "blank")
    code, out, _ = run(*words, on=path)
    assert code == 0 and target.exists() and out


def test_export_says_what_it_leaves_out(run, tmp_path):
    code, out, _ = run("export", tmp_path / "a")
    assert code == 0 and "hãy xuất lại với --with-reviews" in out
    code, out, _ = run("export", tmp_path / "b", "--with-reviews")
    assert code == 0 and "--with-reviews" not in out
    without, whole = (
        json.loads((tmp_path / name / "so-tay-chi-bo.json").read_text(encoding="utf-8"))
        for name in ("a", "b")
    )
    assert without["reviews_left_out"] and without["reviews"] == []
    assert len(whole["reviews"]) > 12 and not whole["reviews_left_out"]
