"""Everything that must hold: import contracts, types, lint and tests, by one command."""

import os
import shutil
import sys
import time
from pathlib import Path

from environment import Environment

GATES: dict[str, tuple[str, ...]] = {
    "import contracts": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    "types": ("-m", "mypy"),
    "lint": ("-m", "ruff", "check"),
    "format": ("-m", "ruff", "format", "--check"),
}


WITHOUT_QT = (
    *("-p", "no:pytest-qt", "-o", "addopts=-q --strict-markers", "-W", "ignore::pytest.PytestConfigWarning"),
    *("--ignore=tests/ui", "--ignore=tests/test_whole_path.py", "--ignore=tests/test_self_test.py"),
)
"""Runs what needs no screen, where a library that Qt needs is missing."""


SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")
"""All tests use every core; a few asked for by name run in one process, which starts sooner."""

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
"""Where Linux keeps files in memory, and the free bytes there that the tests may take without crowding anybody."""


def run_all(environment: Environment, pytest_arguments: list[str], *, with_qt: bool) -> int:
    """Run every check, also after one has failed; only the tests where some are asked for."""
    gates = {} if pytest_arguments else GATES
    failed = [name for name, command in gates.items() if not _gate(environment, name, command)]
    if failed:
        print(f"FAILED: {', '.join(failed)}, as told above. The tests follow.\n", flush=True)
    if not with_qt:
        failed.append("the tests of the screens, for want of libraries of the system")
        print("The tests of the screens cannot run without the libraries named above; the others follow.\n")
    whole = () if pytest_arguments else SIDE_BY_SIDE
    result = _tests(environment, [*(() if with_qt else WITHOUT_QT), *whole, *pytest_arguments])
    if failed:
        print(f"FAILED beside what pytest told: {', '.join(failed)}", flush=True)
    return result or (1 if failed else 0)


def _gate(environment: Environment, name: str, command: tuple[str, ...]) -> bool:
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    passed = environment.call(*command) == 0
    print(f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - begun:.1f} s\n", flush=True)
    return passed


def _tests(environment: Environment, arguments: list[str]) -> int:
    print("== tests", flush=True)
    extra = {"QT_QPA_PLATFORM": "offscreen", **_quick_folder()} if sys.platform == "linux" else {}
    return environment.call("-m", "pytest", *arguments, extra=extra)


def _quick_folder() -> dict[str, str]:
    """Let the tests keep their files in memory where there is room: on a slow disk they would mostly wait for it."""
    usable = os.access(MEMORY, os.W_OK) and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    roomy = usable and shutil.disk_usage(MEMORY).free >= ROOM
    return {"PYTEST_DEBUG_TEMPROOT": str(MEMORY)} if roomy else {}
