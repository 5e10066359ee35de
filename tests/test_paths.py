"""Where the usual handbook lies, also when it was put on another drive."""

from pathlib import Path

from handbook import paths


def test_the_usual_place_until_another_is_chosen(own_place: Path, tmp_path: Path) -> None:
    assert paths.default_book() == own_place / "chi-bo.sotay" and not own_place.exists()
    elsewhere = tmp_path / "Ổ D" / "Sổ của chi bộ.sotay"
    paths.choose_book(elsewhere)
    assert paths.chosen_book() == elsewhere == paths.default_book()


def test_a_broken_choice_is_no_choice(own_place: Path) -> None:
    own_place.mkdir(parents=True)
    for text in (b"", b"\xff\xfe\xff", "so-sách.sotay".encode()):
        (own_place / "noi-de-so.txt").write_bytes(text)
        assert paths.chosen_book() is None
        assert paths.default_book().parent == own_place
