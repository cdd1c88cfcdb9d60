"""A copy of a checkout that cannot be written, kept in the user's own folder and used instead."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

KEPT = ".venv"
ENVIRONMENTS = frozenset({".venv", ".venv.lock", ".venv-build", ".venv-build.lock"})
LEFT_OUT = ENVIRONMENTS | {".git", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


def writable(checkout: Path) -> bool:
    """Tell whether the environment and the compiled texts can be written into the checkout."""
    return all(os.access(folder, os.W_OK) for folder in (checkout, checkout / ".venv") if folder.exists())


def folder_for(checkout: Path, caches: Path) -> Path:
    """Give where the copy of a checkout is kept; two checkouts have two."""
    digest = hashlib.sha256(os.fsencode(checkout)).hexdigest()
    return caches / "coprod-desktop" / f"checkout-{digest[:12]}"


def user_caches() -> Path:
    """Give the user's own folder for what can be made again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def refresh(checkout: Path, copy: Path) -> None:
    """Make the copy hold what the checkout holds now, and keep its environment."""
    copy.mkdir(parents=True, exist_ok=True)
    for old in copy.iterdir():
        if old.name.startswith(KEPT):
            continue
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for folder, names, files in os.walk(checkout):
        names[:] = [name for name in names if name not in LEFT_OUT]
        target = copy / Path(folder).relative_to(checkout)
        target.mkdir(exist_ok=True)
        for name in files:
            if name not in LEFT_OUT:
                shutil.copyfile(Path(folder, name), target / name)
