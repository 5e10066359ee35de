"""What is handed over: which files go in, what the package says, the installer's words."""

import configparser
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import build
import bundle_files
import debian
import dev
import licences
import try_deb
from handbook import __version__
from system import CannotSetUp

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
ISL = PACKAGING / "windows" / "Vietnamese.isl"
ISS = PACKAGING / "windows" / "sotay.iss"


def test_the_version_stands_in_one_place() -> None:
    assert build.version() == __version__
    text = "\n".join(
        file.read_text(encoding="utf-8", errors="replace")
        for file in [*PACKAGING.rglob("*"), ROOT / "pyproject.toml"]
        if file.suffix in (".py", ".spec", ".iss", ".isl", ".toml", ".desktop", ".xml", ".ps1")
    )
    assert f'"{__version__}"' not in text
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"]


# ── what goes in ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("libQt6WaylandClient.so.6", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", True),
        ("resources/translations/a.txt", True),
    ],
)
def test_only_the_parts_of_qt_that_are_used(name: str, inside: bool) -> None:
    assert bundle_files.wanted(name) is inside


def test_only_libraries_that_something_links_to() -> None:
    links = {
        "/venv/a.so": ["libused.so.1", "libX11.so.6"],
        "/usr/lib/libused.so.1": ["libdeep.so.2"],
    }
    entries = [
        ("a.so", "/venv/a.so", "EXTENSION"),
        ("libused.so.1", "/usr/lib/libused.so.1", "BINARY"),
        ("libdeep.so.2", "/usr/lib/libdeep.so.2", "BINARY"),
        ("libidle.so.3", "/usr/lib/libidle.so.3", "BINARY"),
        ("libX11.so.6", "/usr/lib/libX11.so.6", "BINARY"),
        ("libpython3.11.so.1.0", "/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "BINARY"),
    ]
    kept = bundle_files.closure(entries, lambda file: links.get(str(file), []))
    expected = {"a.so", "libused.so.1", "libdeep.so.2", "libpython3.11.so.1.0"}
    assert {entry[0] for entry in kept} == expected


def test_a_bundle_that_does_not_work_is_not_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **how: Any) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, int(command[-1] == "selfcheck"))

    monkeypatch.setattr(build, "_python", lambda: "python")
    for name in ("MADE", "BUNDLE"):
        monkeypatch.setattr(build, name, tmp_path / name)
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(CannotSetUp, match="selfcheck"):
        build.bundle()
    assert Path(ran[-1][0]).parent == tmp_path / "BUNDLE"


def test_the_network_stays_out() -> None:
    assert {"ssl", "ftplib", "smtplib", "PySide6.QtNetwork"} <= set(bundle_files.LEFT_OUT)


@pytest.mark.skipif(sys.platform != "linux", reason="ELF files are of Linux")
def test_links_of_a_library_are_read() -> None:
    import sqlcipher3

    library = next(Path(sqlcipher3.__file__).parent.glob("_sqlite3*.so"))
    assert "libc.so.6" in bundle_files.linked(library)


def test_both_executables_start_the_program() -> None:
    spec = (PACKAGING / "sotay.spec").read_text(encoding="utf-8")
    assert '"sotay", console=False' in spec and '"handbook", console=True' in spec
    assert "keyring.backends.Windows" in spec and "keyring.backends.SecretService" in spec
    assert spec.count("COLLECT(") == 1 and "upx=True" not in spec
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "bundled.py"), "--version"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert __version__ in done.stdout


# ── licences ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("library", "part"),
    [
        ("libQt6Pdf.so.6", "Qt 6"),
        ("libpython3.11.so.1.0", "Python"),
        ("python312.dll", "Python"),
        ("libicudata.so.73", "ICU"),
        ("libxcb-cursor.so.0", "libxcb"),
        ("libtiff-20b7e810.so.6.3.0", "libtiff"),
        ("libcrypto-3.dll", "OpenSSL"),
        ("VCRUNTIME140_1.dll", "Microsoft"),
        ("libla.so.1", ""),
    ],
)
def test_each_library_of_a_bundle_is_of_a_part_named_to_people(library: str, part: str) -> None:
    assert part in licences.part_of(library) and bool(licences.part_of(library)) is bool(part)


@pytest.mark.skipif(sys.platform != "linux", reason="on Windows it is told and goes on")
def test_a_bundle_with_a_library_of_no_part_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("libQt6Core.so.6", "base_library.zip"):
        (tmp_path / "_internal").mkdir(exist_ok=True)
        (tmp_path / "_internal" / name).touch()
    assert licences.main(tmp_path) == 0
    texts = {file.name for file in (tmp_path / "_internal" / "giay-phep").iterdir()}
    assert {
        "SQLCipher.txt",
        "LGPL-3.0.txt",
        "python.txt",
        "pypdf.txt",
        "So-tay-Chi-bo.txt",
    } <= texts
    shutil.rmtree(tmp_path / "_internal" / "giay-phep")
    (tmp_path / "_internal" / "libla.so.1").touch()
    assert licences.main(tmp_path) == 1
    assert "libla.so.1" in capsys.readouterr().out


def test_licences_and_list_are_the_last_things_made() -> None:
    source = (PACKAGING / "build.py").read_text(encoding="utf-8")
    order = ["PyInstaller", "_slim(BUNDLE", '"licences.py"', '"listed.py"', "return BUNDLE"]
    places = [source.index(word, source.index("def bundle()")) for word in order]
    assert places == sorted(places)


# ── the targets ──────────────────────────────────────────────────────────────────────────────────


def test_unknown_targets_are_told_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.run_command("build", ["mac"]) == 2
    said = capsys.readouterr().out
    assert all(name in said for name in ("linux", "deb", "windows-zip", "windows-setup"))


def test_a_target_of_another_system_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("windows-zip", "windows-setup"):
        with pytest.raises(CannotSetUp, match="máy Windows"):
            build.TARGETS[name]()


def test_trial_needs_a_package_and_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotSetUp, match="build deb"):
        try_deb.main([str(tmp_path / "khong-co.deb")])
    package = tmp_path / "co.deb"
    package.touch()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(CannotSetUp, match="root"):
        try_deb.main([str(package)])


def test_trial_tries_a_path_longer_than_200_characters() -> None:
    assert len(try_deb.BOOK) > 200 and " " in try_deb.BOOK and not try_deb.BOOK.isascii()


# ── Debian ───────────────────────────────────────────────────────────────────────────────────────


def test_packages_are_named_with_their_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    owners = {"*/libglib-2.0.so.0": "libglib2.0-0:amd64: /x", "*/libc.so.6": "libc6:amd64: /y"}

    def said(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0, owners.get(command[-1], ""))

    monkeypatch.setattr("subprocess.run", said)
    assert debian.packages({"libglib-2.0.so.0", "libc.so.6"}) == {"libglib2.0-0t64 | libglib2.0-0"}
    with pytest.raises(CannotSetUp, match=r"libla\.so"):
        debian.packages({"libla.so"})


def test_menu_entry_and_kind_of_file() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(PACKAGING / "linux" / "so-tay-chi-bo.desktop", encoding="utf-8")
    menu = entry["Desktop Entry"]
    assert menu["Name"] == "Sổ tay Chi bộ" and menu["Exec"] == "sotay %f"
    kind = ET.parse(PACKAGING / "linux" / "so-tay-chi-bo.xml").getroot()[0]
    assert kind.attrib["type"] in menu["MimeType"]
    assert [child.attrib.get("pattern") for child in kind if "pattern" in child.attrib] == [
        "*.sotay"
    ]


def test_nothing_runs_when_the_package_is_removed() -> None:
    source = (PACKAGING / "debian.py").read_text(encoding="utf-8")
    assert not re.search(r"postrm|prerm|postinst|preinst", source)


# ── Windows: not run here, so at least its form is held ──────────────────────────────────────────


def _sections(file: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in file.read_text(encoding="utf-8-sig").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = {}
        elif line and not line.startswith(";"):
            name, _, words = line.partition("=")
            found[list(found)[-1]][name] = words
    return found


def test_installer_needs_no_administrator_and_a_windows_that_will_do() -> None:
    setup = _sections(ISS)["Setup"]
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["MinVersion"] == "10.0.17763" and setup["ArchitecturesAllowed"] == "x64compatible"
    assert "{localappdata}" in setup["DefaultDirName"]
    assert setup["AppVersion"] == "{#Version}"


def test_uninstaller_deletes_only_what_was_installed() -> None:
    text = ISS.read_text(encoding="utf-8-sig")
    assert "[UninstallDelete]" not in text and "[UninstallRun]" not in text
    removed = re.findall(r'^Type: .*Name: "(.*)"', text, re.MULTILINE)
    assert removed == ["{app}\\_internal"]
    assert "HKLM" not in text  # nothing of the whole machine's


def test_installers_compiler_is_found_in_its_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.delenv("ProgramFiles(x86)", raising=False)
    with pytest.raises(CannotSetUp, match="Inno Setup"):
        build._inno()
    for name in ("Inno Setup 6", "Inno Setup 7"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ISCC.exe").touch()
    assert build._inno() == str(tmp_path / "Inno Setup 7" / "ISCC.exe")


def test_all_that_the_windows_files_name_is_there() -> None:
    script, trial = ISS.read_text(encoding="utf-8-sig"), PACKAGING / "windows" / "try.ps1"
    assert re.findall(r'MessagesFile: "compiler:Default.isl,(.*)"', script) == [ISL.name]
    assert set(re.findall(r"\{cm:(\w+)", script)) <= set(_sections(ISL)["CustomMessages"])
    assert set(re.findall(r"\{#(\w+)\}", script)) == {"Version", "Bundle", "Icon"}
    handed_over = (PACKAGING / "build.py").read_text(encoding="utf-8")
    assert all(f'"{name}": ' in handed_over for name in ("Version", "Bundle", "Icon"))
    spec = (PACKAGING / "sotay.spec").read_text(encoding="utf-8")
    named = set(re.findall(r"\{app\}\\([\w ]+)\.exe", script))
    assert named and all(f'"{name}"' in spec for name in named)
    said = trial.read_text(encoding="utf-8-sig")
    assert "handbook.exe" in said and "*-cai-dat.exe" in said
    folder = _sections(ISS)["Setup"]["DefaultDirName"].removeprefix("{localappdata}\\").strip()
    assert f'$env:LOCALAPPDATA "{folder}"' in said


def test_installer_opens_a_handbook_with_the_window() -> None:
    text = ISS.read_text(encoding="utf-8-sig")
    assert '""{app}\\So tay Chi bo.exe"" ""%1""' in text and "\\.sotay" in text


def test_installer_speaks_vietnamese() -> None:
    messages = _sections(ISL)["Messages"]
    for name in ("WinVersionTooLowError", "OnlyOnTheseArchitectures", "WindowsVersionNotSupported"):
        assert "64 bit" in messages[name]
    assert "1809" in messages["WinVersionTooLowError"]
    assert "không bị xóa" in messages["ConfirmUninstall"]
    english = re.compile(r"\b(the|setup|install|please|click|cannot|folder|file)\b", re.IGNORECASE)
    assert [name for name, words in messages.items() if english.search(words)] == []
    assert len(messages) > 200


def test_workflow_makes_and_tries_every_target() -> None:
    text = (ROOT / ".github" / "workflows" / "bundles.yml").read_text(encoding="utf-8")
    for words in ("build linux deb", "try-deb", "build windows-zip windows-setup", "try.ps1"):
        assert words in text
    assert "options: --privileged" in text  # try-deb mounts
    assert (ROOT / "packaging" / "windows" / "try.ps1").exists()
