"""The console command, as the frozen build starts it."""

import sys

from coprod_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
