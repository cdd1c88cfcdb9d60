"""When the power goes: the writes of a real capture are cut, torn and reordered, and nothing acknowledged is lost."""

import gc
import gzip
import os
import random
import shutil
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.polls import get_poll
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.store.examine import examine
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.files import make_sample
from tests.power import Call, Disk, can_trace, record
from tests.power_story import COPY, FILE, IN_COPY, OLD
from tests.soundness import look_through

CUTS = int(os.environ.get("COPROD_CUTS", "20"))
"""At how many points the power is cut: at a few in the suite, at as many as promised with `COPROD_CUTS=2000`."""
LINES = [f"Riga {number} è {'x' * (number * 37 % 900)} fine" for number in range(60)]
PARTS = {"making": "made", "capture": "poll", "vote": "closed", "copy": "copied", "upgrade": "upgraded"}
"""The parts of the story, by what is told at the end of each."""

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not look at a process")


@dataclass
class Told:
    """What was acknowledged before the cut."""

    output: str = ""
    facts: list[str] = field(default_factory=list)

    def take(self, data: bytes) -> None:
        self.output += data.decode()
        self.facts = self.output.splitlines()

    def has(self, word: str) -> bool:
        return any(fact.split()[0] == word for fact in self.facts if fact)

    def keys(self, word: str) -> list[UUID]:
        return [UUID(fact.split()[1]) for fact in self.facts if fact.split()[0] == word]

    def count(self, word: str) -> int:
        return sum(fact == word for fact in self.facts)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Call]]:
    """What stood in a folder, and every call that changed it."""
    before, folder = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("folder")
    (before / OLD).write_bytes(gzip.decompress((make_sample.FOLDER / "v1.coprod.gz").read_bytes()))
    shutil.copy(before / OLD, folder)
    command = [sys.executable, "-m", "tests.power_story", str(folder)]
    environment = {**os.environ, "COPROD_HOME": str(tmp_path_factory.mktemp("home"))}
    return folder, record(command, folder, "\n".join(LINES).encode(), environment)


def points(calls: list[Call], chance: random.Random) -> dict[int, int]:
    """Choose where to cut, and how often there: half of all in the capture, the others over the other parts."""
    ends, told = [0], Told()
    for number, call in enumerate(calls, 1):
        if call.name == "print":
            told.take(call.data)
            if told.has(list(PARTS.values())[len(ends) - 1]):
                ends.append(number)
            if len(ends) > len(PARTS):
                break
    weights = [4 if part == "capture" else 1 for part in PARTS]
    parts = chance.choices(list(pairwise(ends)), weights, k=CUTS)
    return Counter(chance.randint(start, end) for start, end in parts)


def test_nothing_acknowledged_is_lost_when_the_power_goes(recorded: tuple[Path, list[Call]], tmp_path: Path) -> None:
    folder, calls = recorded
    assert sum(call.name == "pwrite64" and call.path.endswith(FILE) for call in calls) > 200, "no log was brought in"
    seed = random.getrandbits(32)
    chance = random.Random(seed)
    where, seen = points(calls, chance), Counter[str]()
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / OLD).write_bytes(gzip.decompress((make_sample.FOLDER / "v1.coprod.gz").read_bytes()))
    disk, told = Disk(folder), Told()
    for number in range(len(calls) + 1):
        for nth in range(where.get(number, 0)):
            left = tmp_path / f"{number}-{nth}"
            left.mkdir()
            mood = disk.cut(left, chance)
            try:
                look_at(left, told, seen)
            except BaseException:
                print(f"cut before call {number} of {len(calls)}, seed {seed}, {mood}, kept in {left}")
                raise
            shutil.rmtree(left)
        if number < len(calls):
            disk.take(calls[number])
            if calls[number].name == "print":
                told.take(calls[number].data)
    print(dict(seen))
    assert seen["cuts"] == CUTS


def look_at(folder: Path, told: Told, seen: Counter[str]) -> None:
    """Look at what a cut left: every acknowledged deed, and no file that does not open."""
    seen["cuts"] += 1
    if seen["cuts"] % 50 == 0:
        gc.collect()  # which in tests is done at their end only, and this one may be long
    file, copy, old = (folder / name for name in (FILE, COPY, OLD))
    assert file.exists() or not told.has("made"), "the file is gone"
    if told.has("copied"):
        look_at_old(old, told, seen)
        look_at_lines(copy, told, seen)
    elif file.exists():
        look_at_lines(file, told, seen)
        if copy.exists():
            look_at_lines(copy, told, seen)
    else:
        seen["nothing made yet"] += 1
        create_workspace(file).close()


def look_at_lines(path: Path, told: Told, seen: Counter[str]) -> None:
    with closing(look_through(path)) as workspace:
        seen[f"{path.name} opened"] += 1
        meetings = [row.id for one in list_projects(workspace) for row in list_meetings(workspace, project_id=one.id)]
        assert set(told.keys("meeting")) <= set(meetings)
        kept = [(row.id, row.text) for key in meetings for row in list_priorities(workspace, meeting_id=key)]
        texts = [*LINES, IN_COPY]
        acknowledged = list(zip(told.keys("saved"), texts, strict=False))
        # In their order, and besides them at most the one that was being written.
        assert kept[: len(acknowledged)] == acknowledged
        assert [text for _key, text in kept] in (texts[: len(acknowledged)], texts[: len(acknowledged) + 1])
        seen["lines acknowledged"] += len(acknowledged)
        for poll in told.keys("poll"):
            cast = get_poll(workspace, poll_id=poll).cast
            assert cast in (told.count("cast"), told.count("cast") + 1)


def look_at_old(path: Path, told: Told, seen: Counter[str]) -> None:
    """An upgrade is done or not begun, and once it is done there is a copy of before."""
    files = list(path.parent.glob("old*.coprod"))
    upgraded = examine(path) == SCHEMA_VERSION
    assert upgraded or not told.has("upgraded")
    assert len(files) == 2 or not upgraded
    seen["upgraded"] += upgraded
    for file in files:
        with closing(look_through(file)) as workspace:
            (project,) = list_projects(workspace)
            assert project.title == make_sample.TITLE
        seen["old or its copy opened"] += 1
