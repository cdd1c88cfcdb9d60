"""What people write is found nowhere but in their own files: no log, trace, setting, temporary file or error."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

CANARY = re.compile(rb"c\0?a\0?n\0?a\0?r\0?i\0?n", re.IGNORECASE)
PATHS_IN_SETTINGS = re.compile(rb"^(last_file|folder_\w+)=.*$", re.MULTILINE)


def leaks(folder: Path) -> list[str]:
    """Name the files below a folder whose name or content holds a canary."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [str(path) for path in files if CANARY.search(os.fsencode(path.name)) or CANARY.search(path.read_bytes())]


@pytest.mark.skipif(sys.platform == "win32", reason="another signal")
def test_no_canary_sings_outside_its_file(tmp_path: Path) -> None:
    home, scratch, folder = (tmp_path / name for name in ("home", "scratch", "documents"))
    for one in (home, scratch, folder):
        one.mkdir(exist_ok=True)
    places = {"COPROD_HOME": str(home), "TMPDIR": str(scratch), "HOME": str(home), "LC_ALL": "it_IT.UTF-8"}
    day = subprocess.run(
        [sys.executable, "-m", "tests.canary_day", str(folder / "Progetto Canarina.coprod")],
        env=os.environ | places,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert day.returncode == -signal.SIGSEGV, day.stderr.decode()
    told, complained = day.stdout, day.stderr
    # It was there, and what was to happen happened.
    assert leaks(folder)
    assert b"the program is at fault" in told
    assert all(kind in told for kind in (b"ValidationError", b"KeyError", b"ValueError", b"step add_partner: "))
    log = b"".join(path.read_bytes() for path in (home / "log").glob("*.log"))
    for kind in (b"KeyError", b"ValueError", b"Qt message by default", b"py.warnings (", b"another.library ("):
        assert kind in log, kind
    (trace,) = (home / "log").glob("*.fatal")
    assert b"Segmentation fault" in trace.read_bytes()
    # Nowhere else is it found. The command line says to its user which file it wrote, and nothing more.
    assert leaks(home / "log") == []
    assert leaks(home / "running") == []
    settings = (home / "settings.ini").read_bytes()
    assert CANARY.search(settings)
    assert not CANARY.search(PATHS_IN_SETTINGS.sub(b"", settings))
    left = [path for path in scratch.rglob("*") if path.is_file()]
    assert leaks(scratch) == []
    assert {path.suffix for path in left} <= {".svg"}, left
    assert not CANARY.search(complained), complained.decode()
    details = b"\n".join(line for line in told.splitlines() if b"Progetto Canarina.coprod" not in line)
    assert not CANARY.search(details), told.decode()


def test_the_database_keeps_what_it_needs_for_a_while_in_memory() -> None:
    connection = dbapi2.connect(":memory:")
    options = {option for (option,) in connection.execute("PRAGMA compile_options")}
    connection.close()
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}
