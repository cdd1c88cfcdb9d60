"""The first window beside those of Anki and novelWriter, started in turn on one screen that nobody sees.

Wants Xvfb, and a folder with a virtual environment in which `aqt`, `novelwriter` and `python-xlib` are installed:
they are large, and of no other use here.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from findings import PROBES, Finding, probe

ROUNDS, SIZE = 7, "1366x768x24"


def main(others: Path) -> int:
    """Measure with the programs installed in a virtual environment; 1 where one of them is sooner."""
    with tempfile.TemporaryDirectory() as folder, _screen() as display:
        home = Path(folder)
        environment = {**os.environ, "DISPLAY": display, "HOME": folder, "COPROD_HOME": folder}
        # As the superuser, Anki's browser starts only without its fences.
        environment |= {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "xcb"}
        times = _times(_programs(others / "bin", home), others / "bin" / "python", environment)
    findings = [_finding(name, times) for name in ("Anki", "novelWriter")]
    print(*findings, sep="\n")
    return 0 if all(finding.holds for finding in findings) else 1


def _programs(scripts: Path, home: Path) -> dict[str, list[str]]:
    file, anki, pages = home / "example.coprod", home / "anki", home / "novelwriter"
    probe("make_example", str(file), home=home)
    subprocess.run([scripts / "python", PROBES / "anki_profile.py", anki], check=True, stdout=subprocess.DEVNULL)
    return {
        "Coprod": [sys.executable, "-m", "coprod_desktop", str(file)],
        "Anki": [str(scripts / "anki"), "-b", str(anki), "-l", "en"],
        "novelWriter": [str(scripts / "novelwriter"), f"--config={pages}", f"--data={pages}"],
    }


def _times(programs: dict[str, list[str]], python: Path, environment: dict[str, str]) -> dict[str, float]:
    """Give the middle of some starts of each, in milliseconds; the first round only warms the disk's memory."""
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS + 1):
        for name, command in programs.items():
            watched = [str(python), str(PROBES / "first_window.py"), *command]
            told = subprocess.run(watched, env=environment, stdout=subprocess.PIPE, text=True, check=True)
            times[name].append(float(told.stdout))
    return {name: statistics.median(some[1:]) for name, some in times.items()}


def _finding(other: str, times: dict[str, float]) -> Finding:
    ours, theirs = times["Coprod"], times[other]
    return Finding(f"first window / that of {other}", ours / theirs, 1.0, "x", f"({ours:.0f} / {theirs:.0f} ms)")


@contextmanager
def _screen() -> Iterator[str]:
    """Have a screen that nobody sees, for as long as it is wanted; gives its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[writing], stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
