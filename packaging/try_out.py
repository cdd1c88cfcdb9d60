"""Open a kept copy of the worked example; without a window, do the main job on it and name the files made.

Run by `dev.py run` with the Python of the environment.
"""

import argparse
import json
import runpy
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.workspaces import own_file
from coprod_desktop.store.lock import FileLock
from coprod_desktop.words import LANGUAGES, Words, system_language

NAME = "example"
"""The file that the window too opens as the worked example."""
MINUTES = {"en": "minutes", "it": "verbale"}
SAID = {
    "en": (
        "An evening opening once a week, for parents who work",
        "One sheet that says who to call, for which need",
        "A car pool for the families outside the town",
    ),
    "it": (
        "Un’apertura serale alla settimana, per i genitori che lavorano",
        "Un solo foglio che dica chi chiamare, per quale bisogno",
        "Passaggi in auto condivisi per le famiglie fuori città",
    ),
}


class StepError(Exception):
    """A step failed, and has said why."""


def main() -> int:
    """Do it; gives the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py run", description="Open a kept copy of the worked example.")
    parser.add_argument("--fresh", action="store_true", help="set the kept copy aside and start as on the first day")
    parser.add_argument("--without-window", action="store_true", help="do the main job without a window")
    options = parser.parse_args()
    language = system_language()
    kept = own_file(NAME)
    try:
        if options.fresh:
            set_aside(kept)
        if not kept.exists():
            make(kept, language)
        if options.without_window:
            main_job(kept, language)
            return 0
    except KnownError as trouble:
        print(trouble.say(Words(language)), file=sys.stderr)
        return 1
    except StepError:
        return 1
    return open_window(kept)


def open_window(kept: Path) -> int:
    """Open the window on a file, in this process."""
    print(f"Opening {kept}", flush=True)
    sys.argv = ["coprod-desktop", str(kept)]
    runpy.run_module("coprod_desktop", run_name="__main__")
    return 0


def make(kept: Path, language: str) -> None:
    """Make the worked example; nothing stands under the name before it is whole."""
    unfinished = kept.parent / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    coprod("example", unfinished / kept.name, "--language", language)
    (unfinished / kept.name).replace(kept)
    shutil.rmtree(unfinished)


def set_aside(kept: Path) -> None:
    """Give the kept copy, with what SQLite keeps beside it, a name with today's time; KnownError where it is open."""
    if not kept.exists():
        return
    now = datetime.now(UTC)
    lock = FileLock(kept)
    lock.acquire(now)
    try:
        aside = kept.with_stem(f"{kept.stem} {now.astimezone():%Y-%m-%d %H.%M.%S}")
        for ending in ("-wal", "-shm", ""):
            beside = kept.with_name(kept.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
    finally:
        lock.release()
    print(f"The earlier copy is kept as {aside}", flush=True)


def main_job(kept: Path, language: str) -> None:
    """Capture what is said in a meeting, and write its minutes in both languages."""
    project, meeting = _meeting(json.loads(coprod("show", kept, "--json")))
    print(f"Example:  {kept}\nMeeting:  {project}, {meeting['title']}")
    everything = kept.with_suffix(".json")
    coprod("export", kept, "--out", everything)
    held = everything.read_text("utf-8")
    new = [line for line in SAID[language] if line not in held]
    saved = coprod("capture", kept, "--meeting", meeting["id"], lines=new).count("saved ")
    if new:
        coprod("export", kept, "--out", everything)
    print(f"Captured: {saved} priorities" if new else "Captured: nothing new, they stand there from an earlier run")
    for printed in sorted(LANGUAGES):
        minutes = kept.with_name(f"{kept.stem}, {MINUTES[printed]}.pdf")
        coprod("minutes", kept, "--meeting", meeting["id"], "--out", minutes, "--language", printed)
        print(f"Minutes:  {minutes}", flush=True)
    print(f"Export:   {everything}", flush=True)


def _meeting(overview: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Choose a meeting that has been held, the last of the first project; with that project's title."""
    project = overview["projects"][0]
    held = [meeting for meeting in project["meetings"] if meeting["state"] != "planned"]
    return project["title"], max(held, key=lambda meeting: str(meeting["at"]))


def coprod(*words: str | Path, lines: list[str] | None = None) -> str:
    """Run the console command and give what it prints; StepError, with its own sentence shown, where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "coprod_desktop.cli", *map(str, words)],
        input="".join(f"{line}\n" for line in lines or []),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise StepError
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
