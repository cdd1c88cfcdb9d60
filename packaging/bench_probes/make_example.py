"""Make the worked example at the path given."""

import sys
from pathlib import Path

from coprod_desktop.operations.example import create_example

create_example(Path(sys.argv[1]), language="it").close()
