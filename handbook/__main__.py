"""Starts the program: `python -m handbook`, and the `handbook` command."""

import sys

from handbook.cli.program import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
