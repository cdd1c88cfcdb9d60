"""Whatever was acknowledged is on the disk, however the process ends."""

import json
import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace

KILLS = int(os.environ.get("COPROD_KILLS", "8"))
"""How often; the suite does it a few times, `COPROD_KILLS=200` as often as the promise says."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_no_acknowledged_line_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "killed.coprod"
    workspace = create_workspace(file)
    project = add_project(workspace, title="P", lead="ASL")
    meeting = start_now(workspace, project_id=project, title="M", item_title="I")
    workspace.close()
    told: dict[UUID, str] = {}
    chance = random.Random(random.getrandbits(64))
    for round_number in range(KILLS):
        told |= capture_until_killed(file, meeting, round_number, chance)
        after = open_workspace(file)
        check_workspace(after)
        kept = {row.id: row.text for row in list_priorities(after, meeting_id=meeting)}
        after.close()
        assert {key: kept.get(key) for key in told} == told
        assert all(text.endswith(" whole") for text in kept.values())
    assert len(told) >= KILLS


def capture_until_killed(file: Path, meeting: UUID, round_number: int, chance: random.Random) -> dict[UUID, str]:
    """Feed lines, read some acknowledgements, kill at a moment of chance; give what was acknowledged."""
    lines = [f"round {round_number} line {number} è {'x' * chance.randrange(2000)} whole" for number in range(400)]
    process = subprocess.Popen(
        [sys.executable, "-m", "coprod_desktop.cli", "capture", str(file), "--meeting", str(meeting)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    # The pipe holds a first part of the lines; the process is killed long before it has read them all.
    os.set_blocking(process.stdin.fileno(), False)
    os.write(process.stdin.fileno(), "\n".join(lines).encode()[:60_000].rsplit(b"\n", 1)[0] + b"\n")
    wanted = chance.randrange(1, 12)
    read = b""
    while read.count(b"\n") < wanted and process.poll() is None:
        read += os.read(process.stdout.fileno(), 4096)
    select.select([], [], [], chance.random() / 50)
    process.send_signal(signal.SIGKILL)
    process.stdin.close()
    read += process.stdout.read()
    process.stdout.close()
    process.wait()
    acknowledged = [UUID(line.split()[1]) for line in read.decode().splitlines() if len(line) == len("saved ") + 36]
    return dict(zip(acknowledged, lines, strict=False))


def test_the_command_line_reads_while_another_process_writes(tmp_path: Path) -> None:
    file = tmp_path / "held.coprod"
    workspace = create_workspace(file)
    add_project(workspace, title="Shown while held", lead="ASL")
    command = [sys.executable, "-m", "coprod_desktop.cli", "show", str(file), "--json"]
    shown = subprocess.run(command, check=True, capture_output=True)
    workspace.close()
    assert json.loads(shown.stdout)["projects"][0]["title"] == "Shown while held"
