"""Write the list of every file of a bundle, which `handbook selfcheck` holds it against.

Started by `build.py` with the bundle's folder once nothing in it changes any more.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from handbook import bundle


def main(folder: Path) -> None:
    """Write the list into `folder`."""
    listed = bundle.listing(folder)
    (folder / bundle.LIST).write_text(listed, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
