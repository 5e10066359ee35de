"""Put the licence of everything in a bundle into its folder `giay-phep`; tell what has none.

Started by `build.py` in the environment that made the bundle, with the bundle's folder. What is
named to people, and under which licence, is in `resources/licences/bundled.toml`.
"""

import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook import bundle  # noqa: E402

# What makes bundles is not in them; PyInstaller's own beginning is in both executables.
TOOLS = {"pip", "setuptools", "altgraph", "pyinstaller-hooks-contrib", "pefile"}
TOOLS |= {"hatchling", "editables", "pathspec", "trove-classifiers", "packaging"}
DEBIAN = Path("/usr/share/doc")


def main(folder: Path) -> int:
    """Fill `giay-phep`; 1 when a library in the bundle is of no part that is named to people."""
    inner = folder / "_internal"
    target = inner / "giay-phep"
    target.mkdir()
    of_packages(target)
    for file in sorted((ROOT / "resources" / "licences").glob("*.txt")):
        (target / file.name).write_bytes(file.read_bytes())
    if shutil.which("dpkg"):
        of_system(inner, target)
    unnamed = [library for library in libraries(inner) if not part_of(library)]
    if unnamed:
        print(f"Chưa có trong resources/licences/bundled.toml: {', '.join(unnamed)}", flush=True)
    # What Windows brings was never seen here: told, and no reason to make no bundle.
    return 1 if unnamed and sys.platform == "linux" else 0


def libraries(inner: Path) -> list[str]:
    """Return the names of the libraries in the bundle that lie in no package's own folder."""
    return sorted(f.name for f in inner.iterdir() if ".so" in f.suffixes or f.suffix == ".dll")


def part_of(library: str) -> str:
    """Return the part of `bundled.toml` that a library belongs to; empty when none does."""
    parts = tomllib.loads(bundle.text("licences", "bundled.toml"))["part"]
    for part in parts:
        if library.lower().startswith(tuple(name.lower() for name in part.get("files", ()))):
            return str(part["name"])
    return ""


def of_system(inner: Path, folder: Path) -> None:
    """Copy what Debian says of the licence of each library that was taken from it."""
    for library in libraries(inner):
        name, _, _ = library.partition(".so")
        said = subprocess.run(["dpkg", "-S", f"*/{name}.so.*"], capture_output=True, text=True)
        owners = sorted({line.split(":")[0] for line in said.stdout.splitlines()})
        texts = [text for owner in owners if (text := DEBIAN / owner / "copyright").exists()]
        if texts:
            (folder / f"{name}.txt").write_bytes(texts[0].read_bytes())


def of_packages(folder: Path) -> None:
    """Copy the licence texts of every Python package in the bundle, of Python, and of Qt."""
    (folder / "So-tay-Chi-bo.txt").write_bytes((ROOT / "LICENSE").read_bytes())
    for one in metadata.distributions():
        name = one.metadata["Name"].lower().replace("_", "-")
        if name not in TOOLS:
            (folder / f"{name}.txt").write_text(_licence(one), encoding="utf-8")
    prefix = Path(sys.base_prefix)
    texts = [prefix / "LICENSE.txt", *sorted(prefix.glob("lib/python3*/LICENSE.txt"))]
    text = next((file for file in texts if file.exists()), None)
    said = text.read_text(encoding="utf-8") if text else "Python: PSF License 2.\n"
    (folder / "python.txt").write_text(said, encoding="utf-8")


def _licence(one: metadata.Distribution) -> str:
    head = f"{one.metadata['Name']} {one.version}\n"
    known = one.metadata.json
    stated = str(known.get("license_expression") or known.get("license") or "")
    files = [f for f in one.files or () if _is_licence(f.name) and ".dist-info" in str(f)]
    texts = [Path(str(one.locate_file(f))).read_text("utf-8", errors="replace") for f in files]
    if not texts and "LGPL" in stated:  # Qt's own packages name the licence and bring no text
        texts = [bundle.text("licences", f"{n}.txt") for n in ("LGPL-3.0", "GPL-3.0")]
    return "\n\n".join((head + stated.splitlines()[0] if stated else head, *texts))


def _is_licence(name: str) -> bool:
    return name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS"))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
