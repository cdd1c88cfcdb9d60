"""`dev.py` answers to whoever asks wrongly or asks how."""

import subprocess
import sys

import pytest
from environment import PACKAGING


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it as a newcomer does."""
    return subprocess.run(
        [sys.executable, PACKAGING / "dev.py", *arguments],
        capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def test_help_names_every_command() -> None:
    told = dev("--help")
    assert told.returncode == 0
    for command in ("run", "test", "coprod", "bench", "screenshots", "words", "build", "pin"):
        assert f"  {command} " in told.stdout


@pytest.mark.parametrize("arguments", [(), ("dance",)])
def test_wrong_usage_is_refused(arguments: tuple[str, ...]) -> None:
    told = dev(*arguments)
    assert told.returncode == 2
    assert not told.stdout
    assert "COMMAND" in told.stderr
