"""The window, as the frozen build starts it."""

import sys

from coprod_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
