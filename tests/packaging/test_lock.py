"""One set-up at a time, also while a program of a killed one lives on."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
HOLDING = """
import subprocess, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from lock import alone
with alone(Path(sys.argv[2])) as held:
    child = subprocess.Popen(
        [sys.executable, "-c", "print('alive', flush=True); input()"], pass_fds=held, stdin=sys.stdin
    )
    child.wait()
"""
TAKING = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from lock import alone
with alone(Path(sys.argv[2])):
    print("taken", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there, a lock ends with the process that took it")
def test_a_program_that_outlives_its_set_up_keeps_the_next_one_waiting(tmp_path: Path) -> None:
    arguments = [str(PACKAGING), str(tmp_path / "lock")]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        assert first.stdout.readline() == "alive\n"
        first.kill()
        with subprocess.Popen([sys.executable, "-c", TAKING, *arguments], stdout=subprocess.PIPE, text=True) as second:
            assert second.stdout is not None
            assert "waiting" in second.stdout.readline()
            first.stdin.write("\n")
            first.stdin.flush()
            assert second.stdout.readline() == "taken\n"
            assert second.wait() == 0
