"""Packages of Debian and its kin: installed with an administrator's rights, or told to one who has them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

TRIES = 2


class Package(NamedTuple):
    """A package of the system, and what it is needed for."""

    name: str
    reason: str


def found() -> bool:
    """Tell whether this system takes its packages from apt."""
    return Path("/usr/bin/apt-get").exists()


def for_administrator(packages: list[Package]) -> str:
    """Give the one command that an administrator can run instead of us."""
    names = " ".join(package.name for package in packages)
    return f"apt-get update && apt-get install --yes --no-install-recommends {names}"


def install(packages: list[Package]) -> bool:
    """Install the packages, saying which and why; False, with the administrator's command, where that fails."""
    print("These packages of the system are missing:")
    for package in packages:
        print(f"  {package.name:<20} {package.reason}")
    rights = _rights()
    if rights is not None and _apt(rights, [package.name for package in packages]):
        return True
    print("They were not installed. An administrator can do it with this one command:\n")
    print(f"    {for_administrator(packages)}\n", flush=True)
    return False


def _rights() -> list[str] | None:
    """Give what must stand before a command to run it as administrator; None where there is no way."""
    if os.geteuid() == 0:
        return []
    if _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    if sys.stdin is not None and sys.stdin.isatty() and _succeeds(["sudo", "-V"]):
        print("sudo may ask for your password to install them.")
        return ["sudo"]
    return None


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _apt(rights: list[str], names: list[str]) -> bool:
    print("Installing them with apt-get ...", flush=True)
    quietly = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    options = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0", "--yes", "--no-install-recommends"]
    for attempt in range(TRIES):
        # An installation that was cut off leaves packages half set up, and apt refuses to go on before this.
        _without_chatter([*quietly, "dpkg", "--configure", "-a"])
        _without_chatter([*quietly, "apt-get", "-qq", "update"])
        if _without_chatter([*quietly, "apt-get", "install", *options, *names]):
            return True
        if attempt + 1 < TRIES:
            time.sleep(5)  # another apt may still hold the lists of packages
    return False


def _without_chatter(command: list[str]) -> bool:
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) == 0
