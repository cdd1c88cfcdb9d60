"""How a run ended, as the next start sees it: well, killed, died with a trace, or still alive; and its log."""

import logging
import signal
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.ui.crash.fatal import died_at, read_trace
from coprod_desktop.ui.crash.last_end import LastEnd
from coprod_desktop.ui.crash.log import LARGEST_BYTES, RUNS_KEPT, Log, last_lines
from coprod_desktop.ui.crash.run import EndedRun, Run
from coprod_desktop.ui.crash.steps import StepLog
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words

NAME = "Maria Canarina"
Begin = Callable[[Path], Run]
RUN = """
import os, signal, sys
from pathlib import Path
from coprod_desktop.ui.crash.fatal import FatalTrace
from coprod_desktop.ui.crash.run import Run
run = Run(Path(sys.argv[1]))
trace = FatalTrace(Path(sys.argv[1]) / "log" / f"{run.name}.fatal")
if "saved" in sys.argv: run.note_saved()
if "stood" in sys.argv: run.stand()
print(run.name, flush=True)
sys.stdin.readline()
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


class Process:
    """A run in a process of its own, which goes on until it is told to die."""

    def __init__(self, home: Path, *deeds: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(home), *deeds], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout
        self.name = self._process.stdout.readline().strip()

    def die(self) -> int:
        self._process.communicate("\n")
        return self._process.returncode


@pytest.fixture
def home(own_home: Path) -> Path:
    return own_home


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begins a run in a home; it is closed afterwards, where the test did not end it."""
    runs: list[Run] = []

    def beginning(home: Path) -> Run:
        runs.append(Run(home))
        return runs[-1]

    yield beginning
    for run in runs:
        run.close()


def test_a_good_end_leaves_nothing_to_tell(begin: Begin, home: Path) -> None:
    run = begin(home)
    run.note_saved()
    run.end(well=True)
    after = begin(home)
    assert after.ended == ()
    assert after.failed_starts == ()
    after.close()
    assert list((home / "running").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_run_is_told_once_with_its_last_step(begin: Begin, home: Path) -> None:
    before = datetime.now(UTC)
    killed = Process(home, "SIGKILL", "saved", "stood")
    assert killed.die() == -signal.SIGKILL
    run = begin(home)
    (ended,) = run.ended
    assert ended.name == killed.name
    assert ended.stood
    assert not ended.computer_went_off
    assert ended.saved_at
    assert before <= ended.saved_at <= datetime.now(UTC)
    assert run.failed_starts == ()
    run.close()
    assert begin(home).ended == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_two_windows_at_once_are_no_ended_runs(begin: Begin, home: Path) -> None:
    one, two = Process(home, "SIGKILL", "stood"), Process(home, "SIGKILL", "stood")
    between = begin(home)
    assert between.ended == ()
    between.end(well=True)
    one.die()
    after = begin(home)
    assert [ended.name for ended in after.ended] == [one.name]
    after.close()
    two.die()
    assert [ended.name for ended in begin(home).ended] == [two.name]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_failed_starts_are_counted_until_one_goes_well(begin: Begin, home: Path) -> None:
    names = []
    for _ in range(2):
        process = Process(home, "SIGKILL")
        names.append(process.name)
        process.die()
    careful = begin(home)
    assert list(careful.failed_starts) == names
    careful.close()
    again = begin(home)
    assert list(again.failed_starts) == names
    again.stand()
    again.close()
    assert begin(home).failed_starts == ()


def test_a_start_that_was_ended_before_one_could_work_failed(begin: Begin, home: Path) -> None:
    run = begin(home)
    run.end(well=False)
    after = begin(home)
    assert after.ended == ()
    assert after.failed_starts == (run.name,)


@pytest.mark.parametrize("mark", [b"", b"\0" * 120, b"boot=another saved_at=2026-03-01T10:00:00+00:00".ljust(120)])
def test_after_a_power_cut_no_start_has_failed(begin: Begin, home: Path, mark: bytes) -> None:
    (home / "running").mkdir()
    (home / "running" / "20260301T100000-1.mark").write_bytes(mark)
    run = begin(home)
    assert run.ended[0].computer_went_off
    assert run.failed_starts == ()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are protected otherwise")
def test_where_nothing_can_be_kept_the_app_runs_all_the_same(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = begin(tmp_path / "file" / "home")
    run.note_saved()
    run.stand()
    run.end(well=True)
    assert run.ended == ()


@pytest.mark.skipif(sys.platform == "win32", reason="another signal")
def test_a_sudden_death_leaves_places_in_the_code(home: Path) -> None:
    process = Process(home, "SIGSEGV", "stood")
    assert process.die() == -signal.SIGSEGV
    trace = home / "log" / f"{process.name}.fatal"
    assert stat.S_IMODE(trace.stat().st_mode) == 0o600
    told = read_trace(trace)
    assert told[0] == "Fatal Python error: Segmentation fault"
    assert any(line.startswith("  <string>:") for line in told)
    died = died_at(trace)
    assert died
    assert datetime.now(UTC) - died < timedelta(minutes=1)


def test_a_trace_is_told_without_paths_and_what_else_stands_there(tmp_path: Path) -> None:
    trace = tmp_path / "x.fatal"
    trace.write_text(
        f"Fatal Python error: Aborted\n\nCurrent thread 0x00007f [{NAME}] (most recent call first):\n"
        f'  File "/home/{NAME}/coprod_desktop/ui/window.py", line 12 in show\n{NAME}\n'
    )
    assert read_trace(trace) == [
        "Fatal Python error: Aborted",
        "Current thread 0x00007f",
        "  coprod_desktop/ui/window.py:12 show",
    ]
    assert read_trace(tmp_path / "none") == []


SAVED = datetime(2009, 3, 3, 9, 41, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Last time the app ended without being closed. Everything up to 3 Mar 2009, 10:41 is there."),
        (
            "it",
            "L’ultima volta il programma si è interrotto senza essere chiuso. "
            "È salvato tutto fino a quel momento (3 mar 2009, 10:41).",
        ),
    ],
)
def test_the_last_end_is_told_in_a_sentence(theme: Theme, language: str, sentence: str) -> None:
    banner = LastEnd(Words(language), EndedRun("x", SAVED, stood=True, computer_went_off=False), None, "details")
    assert banner.text.text() == sentence
    banner.close_button.click()
    assert banner.isHidden()


def test_today_the_time_is_enough(theme: Theme) -> None:
    now = datetime.now(UTC)
    words = Words("en")
    banner = LastEnd(words, EndedRun("x", now, stood=True, computer_went_off=False), now, "details")
    time = f"{words.local(now):%H:%M:%S}"
    assert banner.text.text() == f"Last time the app ended unexpectedly, at {time}. Everything up to {time} is there."


def test_a_computer_that_went_off_is_not_the_apps_fault(theme: Theme) -> None:
    banner = LastEnd(Words("en"), EndedRun("x", None, stood=True, computer_went_off=True), None, "details")
    assert banner.text.text() == (
        "Last time the computer was switched off while the app was open. Nothing that was saved is lost."
    )


# The log


@pytest.fixture
def log(home: Path) -> Iterator[Path]:
    kept = Log(home / "log", "20260301T100000-1")
    yield home / "log" / "20260301T100000-1.log"
    kept.close()


def test_steps_are_written_down_by_code_kind_and_key(log: Path, tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / f"{NAME}.coprod")
    steps = StepLog()
    workspace.subscribe(steps.note)
    project = add_project(workspace, title=NAME, lead=NAME)
    workspace.undo()
    workspace.close()
    text = log.read_text("utf-8")
    assert f"step add_project: project {project} added" in text or f"project {project} added" in text
    assert "undo add_project: " in text
    assert text.splitlines()[0][:11] == f"{datetime.now(UTC):%Y-%m-%d}T"
    assert "+00:00 INFO" in text.splitlines()[0]
    assert len(steps.last()) == 2
    assert NAME not in text + "".join(steps.last())


@pytest.mark.skipif(sys.platform == "win32", reason="files are protected otherwise")
def test_only_the_user_can_read_it(log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_other_libraries_are_written_down_by_place_alone(log: Path, expected_logs: list[str]) -> None:
    expected_logs += [NAME, "a trouble"]
    logging.getLogger("another.library").warning("cannot read %s", NAME)
    try:
        raise ValueError(NAME)
    except ValueError:
        logging.getLogger("coprod_desktop.ui").warning("a trouble", exc_info=True)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn(NAME, stacklevel=1)
        logging.captureWarnings(False)
    text = log.read_text("utf-8")
    assert "WARNING another.library (test_crash_runs.py:" in text
    assert "ValueError\n  test_crash_runs.py:" in text
    assert "WARNING py.warnings (" in text
    assert NAME not in text


def test_it_stays_small(log: Path) -> None:
    speaker = logging.getLogger("coprod_desktop.ui")
    for number in range(5_000):
        speaker.info("line %s %s", number, "x" * 100)
    sizes = {path.name: path.stat().st_size for path in log.parent.iterdir()}
    assert set(sizes) == {log.name, f"{log.name}.before"}
    assert max(sizes.values()) < LARGEST_BYTES + 1_000
    assert "line 4999 " in last_lines(log.parent, log.stem, 1)[0]


def test_the_last_runs_are_kept(home: Path) -> None:
    for day in range(1, 26):
        Log(home / "log", f"202603{day:02}T100000-1").close()
    kept = sorted(path.stem for path in (home / "log").iterdir())
    assert len(kept) == RUNS_KEPT
    assert kept[-1] == "20260325T100000-1"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk_disturbs_nobody(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (home / "log").mkdir()
    (home / "log" / "full.log").symlink_to("/dev/full")
    kept = Log(home / "log", "full")
    for number in range(500):
        logging.getLogger("coprod_desktop.ui").info("line %s %s", number, "x" * 100)
    kept.close()
    assert capfd.readouterr().err == ""


def test_a_folder_that_is_gone_disturbs_nobody(log: Path, capfd: pytest.CaptureFixture[str]) -> None:
    speaker = logging.getLogger("coprod_desktop.ui")
    speaker.info("before")
    log.unlink()
    log.parent.rmdir()
    for _ in range(5_000):
        speaker.info("x" * 100)
    assert capfd.readouterr().err == ""
