"""Where pip comes from for a new environment, also where Python was split into packages and has none."""

import sys
from collections.abc import Callable
from pathlib import Path

import debian

DEBIAN_WHEELS = Path("/usr/share/python-wheels")
Run = Callable[..., bool]
"""Runs a command given word by word, tells whether it succeeded."""


def provide(python: Path, scratch: Path, run: Run) -> bool:
    """Put pip into the environment of `python`, without an administrator's rights; `scratch` is thrown away."""
    return (
        run(python, "-m", "ensurepip", quiet=True)
        or _from_this_python(python, run)
        or _from_wheel(python, DEBIAN_WHEELS, run)
        or (debian.found() and _download(scratch, run) and _from_wheel(python, scratch, run))
    )


def _from_this_python(python: Path, run: Run) -> bool:
    return run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "pip", quiet=True)


def _from_wheel(python: Path, folder: Path, run: Run) -> bool:
    """Let the newest pip wheel below a folder install itself: pip runs from within its wheel."""
    wheels = sorted(folder.rglob("pip-*.whl"))
    return bool(wheels) and run(python, wheels[-1] / "pip", "install", "--quiet", "--no-index", wheels[-1])


def _download(scratch: Path, run: Run) -> bool:
    """Fetch and unpack Debian's package of the wheel; with lists of our own where the system has none."""
    print("pip is not on this computer: taking it from the system's package python3-pip-whl ...", flush=True)
    lists, cache = scratch / "lists", scratch / "cache"
    for folder in (lists / "partial", cache / "archives" / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    own = ["-qq", "-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={cache}"]
    fetched = run("apt-get", "-qq", "download", "python3-pip-whl", cwd=scratch, quiet=True) or (
        run("apt-get", *own, "update") and run("apt-get", *own, "download", "python3-pip-whl", cwd=scratch)
    )
    packages = sorted(scratch.glob("python3-pip-whl*.deb"))
    return fetched and bool(packages) and run("dpkg-deb", "-x", packages[-1], scratch / "unpacked")
