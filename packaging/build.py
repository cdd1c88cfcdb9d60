"""Make what is handed out: the wheel, the frozen folder, and on Debian and its kin the package.

Run by `dev.py build` with the Python of the environment for building. What is made lies in `dist`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import deb
import icons
import licences
from PySide6.QtGui import QGuiApplication

from coprod_desktop import __version__

CHECKOUT = Path(__file__).resolve().parent.parent
WORK, DIST = CHECKOUT / "build", CHECKOUT / "dist"
FROZEN = DIST / "coprod-desktop"
STRIPPED = ("libpython3*.so*", "lib-dynload/*.so", "sqlcipher3/*.so", "sqlalchemy/**/*.so")
"""Libraries that come with what only a debugger reads; the others must stay as their wheel has them."""


def main() -> int:
    """Make all; the frozen folder counts only once it has passed its self-test."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _moment())
    os.environ["PYTHONHASHSEED"] = "1"
    made = [_wheel(), _frozen()]
    if _self_test() != 0:
        print("The frozen build did not pass its self-test.", file=sys.stderr)
        return 1
    if shutil.which("dpkg-deb"):
        made.append(deb.make(FROZEN, WORK / "icons", DIST, __version__))
    for path in made:
        print(f"{_megabytes(path):7.1f} MB  {path.relative_to(CHECKOUT)}")
    return 0


def _moment() -> str:
    """Give the moment that all files of the build bear: that of the last change in the history, where there is one."""
    try:
        asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=CHECKOUT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return str(int((CHECKOUT / "CHANGELOG.md").stat().st_mtime))
    return asked.stdout.decode().strip()


def _wheel() -> Path:
    for old in DIST.glob("*.whl"):
        old.unlink()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", DIST], cwd=CHECKOUT, check=True)
    return next(DIST.glob("*.whl"))


def _frozen() -> Path:
    QGuiApplication([])
    icons.draw(WORK / "icons")
    folders: list[str | Path] = ["--workpath", WORK / "pyinstaller", "--distpath", DIST]
    spec = CHECKOUT / "packaging" / "coprod_desktop.spec"
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, spec],
        cwd=CHECKOUT,
        check=True,
    )
    (FROZEN / "LICENCES.txt").write_text(licences.whole(), "utf-8")
    if sys.platform == "linux":
        inside = FROZEN / "_internal"
        files = [path for pattern in STRIPPED for path in inside.rglob(pattern) if not path.is_symlink()]
        subprocess.run(["strip", "--strip-unneeded", *files], check=True)
    return FROZEN


def _self_test() -> int:
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    ending = ".exe" if sys.platform == "win32" else ""
    return subprocess.call([FROZEN / f"coprod-desktop{ending}", "--self-test"], env=environment)


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file() and not one.is_symlink()]
    return sum(one.stat().st_size for one in files) / 1e6


if __name__ == "__main__":
    sys.exit(main())
