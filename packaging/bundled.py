"""What both executables of a bundle start; holds nothing but the way in."""

import sys

from handbook.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
