"""Everything out of the handbook from Cài đặt: asked first, refused, stopped, with or without."""

import json

import pytest

from handbook.services import leaving
from handbook.ui.screens.settings import export


@pytest.fixture
def part(shown):
    screen = shown.go("settings", part="export")
    shown.settled()
    return screen.part("export")


@pytest.fixture
def asked(shown):
    """Return what reads the question that is asked, and answers it."""

    def answer() -> str:
        words = shown.window.question.sentence()
        shown.window.question._deed.click()
        return words

    return answer


def ends(shown, part, words):
    shown.until(lambda: words in part.notice.sentence())


def test_everything_comes_out_once_one_said_so(shown, part, asked, tmp_path):
    out = tmp_path / "ra"
    out.mkdir()
    part.ask(out)
    assert list(out.iterdir()) == []
    said = asked()
    assert "không mã hóa" in said
    assert "Để lại: bản kiểm điểm" in said
    ends(shown, part, " tệp vào “")
    assert {"so-tay-chi-bo.json", "danh-sach-dang-vien.xlsx"} <= {
        file.name for file in out.iterdir()
    }
    assert f"Đã xuất 4 tệp vào “{out}”, không mã hóa." in part.notice.sentence()
    assert part.go.isEnabled()
    assert part.going.isHidden()


@pytest.mark.parametrize("carried", [False, True])
def test_reviews_go_along_only_when_one_said_so(shown, part, asked, tmp_path, monkeypatch, carried):
    seen = []
    real = leaving.export_everything
    monkeypatch.setattr(
        leaving,
        "export_everything",
        lambda *a, **k: seen.append(k["with_reviews"]) or real(*a, **k),
    )
    assert part.reviews.value() is False
    part.reviews.set_value(carried)
    part.reviews.edited.emit()
    assert part.told.text().startswith("Mang theo" if carried else "Để lại")
    part.ask(tmp_path / "ra")
    part.flush()  # leaving before one answers changes nothing of what was asked
    assert ("Mang theo cả bản kiểm điểm" in asked()) is carried
    ends(shown, part, " tệp vào “")
    assert seen == [carried]
    document = json.loads((tmp_path / "ra" / "so-tay-chi-bo.json").read_text("utf-8"))
    assert len(document["members"]) == 8


def test_the_choice_to_carry_them_is_not_kept(shown, part):
    part.reviews.set_value(True)
    shown.go("settings", part="history")
    assert part.reviews.value() is False
    assert part.told.text().startswith("Để lại")


def test_what_is_left_out_is_said_when_there_is_a_round(shown, part, tmp_path):
    part._show(1)
    part.write(tmp_path / "ra", with_reviews=False)
    ends(shown, part, "Để lại: bản kiểm điểm, kết quả kiểm phiếu, hạn chế")


def test_a_full_folder_is_refused_and_a_new_one_offered(shown, part, asked, tmp_path):
    (tmp_path / "anh.jpg").write_bytes(b"x")
    part.ask(tmp_path)
    assert "đã có dữ liệu nên không xuất đè lên" in part.notice.sentence()
    assert shown.window.question.isHidden()
    part.inside.click()
    asked()
    ends(shown, part, " tệp vào “")
    (made,) = tmp_path.glob("du-lieu-chi-bo-*")
    assert f"“{made.name}”" in part.inside.text()
    assert (made / "so-tay-chi-bo.json").is_file()
    assert part.inside.isHidden()


def test_a_folder_that_cannot_be_written_is_refused_in_words(shown, part, tmp_path):
    (tmp_path / "tep").write_bytes(b"")
    part.write(tmp_path / "tep" / "trong-tep", with_reviews=False)
    ends(shown, part, "thư mục chỉ cho đọc hoặc ổ đĩa đã đầy")
    assert part.go.isEnabled()


def test_it_can_be_stopped_and_leaves_nothing(shown, part, tmp_path, monkeypatch):
    real = leaving.export_everything

    def slow(book, folder, progress, **how):
        progress(1, 9, "Đang ghi biên bản đã chốt")
        how["stopped"].__self__.wait(20)  # until the button is pressed
        return real(book, folder, progress, **how)

    monkeypatch.setattr(leaving, "export_everything", slow)
    part.write(tmp_path / "ra", with_reviews=False)
    ends(shown, part, "Đang ghi biên bản đã chốt… 1/9")
    assert not part.go.isEnabled()
    part.stop.click()
    ends(shown, part, "Đã dừng")
    assert list(tmp_path.glob("*ra*")) == []


def test_the_system_window_chooses_the_folder(shown, part, asked, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "ask_folder", lambda parent, title: tmp_path / "ra")
    part.go.click()
    assert str(tmp_path / "ra") in asked()
    ends(shown, part, " tệp vào “")


def test_what_came_of_it_is_scrolled_to(shown, part, tmp_path):
    shown.window.resize(1024, 420)
    shown.settled()
    (tmp_path / "anh.jpg").write_bytes(b"x")
    part.ask(tmp_path)
    shown.until(lambda: not part.inside.visibleRegion().isEmpty())
    assert not part.notice.visibleRegion().isEmpty()
