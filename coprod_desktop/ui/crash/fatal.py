"""The trace that the process itself leaves when it dies, as of a segmentation fault: places in the code."""

import faulthandler
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from coprod_desktop.domain.faults import short_path
from coprod_desktop.ui.crash.private import make_private_folder, private_opener

# Compiled when they are first needed, which is hardly ever.
_PLACE = r'  File "(.*)", line (\d+) in (\S+)'
_HEADS = r"(Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|(?:Current t|T)hread 0x[0-9a-f]+)"
MOST_LINES = 60


class FatalTrace:
    """The file into which Python writes when the process dies; it goes where the process ends by itself."""

    def __init__(self, path: Path) -> None:
        """Hold the file ready; OSError where it cannot be made."""
        make_private_folder(path.parent)
        self._path = path
        self._file = open(path, "wb", opener=private_opener)  # noqa: SIM115  held as long as the process lives
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Let the file go: the process comes to its end by itself."""
        faulthandler.disable()
        self._file.close()
        self._path.unlink(missing_ok=True)


def read_trace(path: Path) -> list[str]:
    """Give what a process left behind, without the paths before the code; nothing where it left none."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [told for told in map(_tell, lines) if told][:MOST_LINES]


def died_at(path: Path) -> datetime | None:
    """Give the moment at which a process left its trace; None where it left none."""
    with suppress(OSError):
        if read_trace(path):
            return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return None


def _tell(line: str) -> str:
    """Give a line of known form; what else stands there is not told."""
    place, head = re.match(_PLACE, line), re.match(_HEADS, line)
    if place:
        return f"  {short_path(place[1])}:{place[2]} {place[3]}"
    return head[1] if head else ""
