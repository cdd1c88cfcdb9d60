"""`python -m coprod_desktop` opens the window."""

import sys

from coprod_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
