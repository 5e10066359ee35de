import json

import pytest

from handbook.errors import CannotWrite
from handbook.ui.preferences import Preferences, read, write


def test_what_is_written_is_read_again(tmp_path):
    chosen = Preferences(scale=150, look="dark", preview_hidden=True, keyring={"a": False})

    write(tmp_path / "sub" / "p.json", chosen)

    assert read(tmp_path / "sub" / "p.json") == chosen
    assert [f.name for f in (tmp_path / "sub").iterdir()] == ["p.json"]


@pytest.mark.parametrize("broken", ["", "{", "[1]", "null", '"x"', "\x00"])
def test_a_broken_file_gives_the_defaults(tmp_path, broken):
    (tmp_path / "p.json").write_text(broken)

    assert read(tmp_path / "p.json") == Preferences()


def test_a_missing_file_gives_the_defaults(tmp_path):
    assert read(tmp_path / "none.json") == Preferences()


def test_a_value_we_never_write_is_left_out_and_the_rest_kept(tmp_path):
    kept = {"scale": 5000, "look": "pink", "width": True, "maximised": True, "keyring": {"a": 1}}
    (tmp_path / "p.json").write_text(json.dumps(kept | {"unknown": 1}))

    assert read(tmp_path / "p.json") == Preferences(maximised=True)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotWrite, match="tùy chọn"):
        write(tmp_path / "file" / "p.json", Preferences())


@pytest.mark.parametrize(("kept", "minutes"), [(0, 0), (60, 60), (-1, 15), (999, 15), (True, 15)])
def test_minutes_until_it_locks(tmp_path, kept, minutes):
    (tmp_path / "p.json").write_text(json.dumps({"idle_minutes": kept}))

    assert read(tmp_path / "p.json").idle_minutes == minutes
