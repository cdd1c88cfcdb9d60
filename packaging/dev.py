"""Set the project up and use it, from nothing but Python: see USAGE, or `python3 packaging/dev.py --help`."""

import sys

import fitting_python

fitting_python.require()

import tasks  # noqa: E402 (only a whole and new enough Python can read it)

if __name__ == "__main__":
    sys.exit(tasks.main(sys.argv[1:]))
