"""The project's own virtual environment: made, filled with the pinned packages, mended by making it anew."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pip_source
import stamp
from lock import alone

PACKAGING = Path(__file__).resolve().parent
CHECKOUT = PACKAGING.parent
RUNTIME = PACKAGING / "requirements.txt"
DEVELOPMENT = PACKAGING / "requirements-dev.txt"
BUILD = PACKAGING / "requirements-build.txt"
INSTALLED = {RUNTIME: (RUNTIME,), DEVELOPMENT: (DEVELOPMENT,), BUILD: (RUNTIME, BUILD)}
BROUGHT = {**INSTALLED, DEVELOPMENT: (RUNTIME, DEVELOPMENT)}
"""The development file holds every line of the runtime file."""
KEPT_OUT = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
"""Settings for the caller's own Python, which would lead the environment's astray."""

VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
# Python before 3.13 reads a path file in the encoding of the locale: only letters of ASCII are safe in it.
LINK = (
    "import pathlib, sys, sysconfig; "
    "pathlib.Path(sysconfig.get_path('purelib'), 'coprod_desktop.pth')"
    ".write_text('import sys; sys.path.append(%a)\\n' % sys.argv[1])"
)


class SetUpError(Exception):
    """The set-up cannot go on; the text is one plain sentence."""


class Environment:
    """A virtual environment that stands in the checkout."""

    def __init__(self, checkout: Path, name: str = ".venv") -> None:
        self.checkout = checkout
        self.folder = checkout / name
        self.python = self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        self._stamp = self.folder / "set-up.json"
        self._held: tuple[int, ...] = ()

    def prepare(self, requirements: Path) -> None:
        """Bring it up to a file of pinned packages; quick, and without a network, where it is so already."""
        with alone(self.folder.with_name(f"{self.folder.name}.lock")) as self._held:
            found = self._usable_stamp() or self._make()
            if not found.holds(requirements):
                self._install(requirements, found)
            if not self.run(self.python, PACKAGING / "catalogues.py", "compile"):
                raise SetUpError("The catalogues of texts could not be compiled.")

    def call(self, *command: str | Path, cwd: Path | None = None, extra: dict[str, str] | None = None) -> int:
        """Run its Python for the user, with keyboard and screen and `extra` surroundings; gives the exit code."""
        words = [str(word) for word in (self.python, *command)]
        return subprocess.call(words, cwd=cwd or self.checkout, env=_surroundings() | (extra or {}))

    def run(self, *command: str | Path, quiet: bool = False, cwd: Path | None = None) -> bool:
        """Run a program of the set-up; tells whether it succeeded."""
        try:
            done = subprocess.run(
                [str(word) for word in command],
                cwd=cwd or self.checkout,
                env=_surroundings() | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
                stdin=subprocess.DEVNULL,
                capture_output=quiet,
                pass_fds=self._held,
                check=False,
            )
        except OSError:
            return False
        return done.returncode == 0

    def _usable_stamp(self) -> stamp.Stamp | None:
        found = stamp.read(self._stamp)
        right = found is not None and (found.checkout, found.python) == (str(self.checkout), self._version())
        return found if right else None

    def _version(self) -> str:
        try:
            asked = subprocess.run([self.python, "-I", "-c", VERSION], capture_output=True, check=False, text=True)
        except OSError:
            return ""
        return asked.stdout.strip()

    def _make(self) -> stamp.Stamp:
        print(f"Making the virtual environment {self.folder} ...", flush=True)
        self._stamp.unlink(missing_ok=True)
        if not self.run(sys.executable, "-m", "venv", "--clear", "--without-pip", self.folder):
            raise SetUpError("The virtual environment could not be made.")
        with tempfile.TemporaryDirectory() as scratch:
            if not pip_source.provide(self.python, Path(scratch), self.run):
                raise SetUpError("pip was not found: install it with the package manager of your system.")
        return stamp.Stamp(str(self.checkout), self._version())

    def _install(self, requirements: Path, found: stamp.Stamp) -> None:
        print("Installing the pinned packages (once; some 100 MB come over the network) ...", flush=True)
        # Without a stamp, an installation that is cut off here is made anew from the start.
        self._stamp.unlink(missing_ok=True)
        files = [word for file in INSTALLED[requirements] for word in ("--requirement", file)]
        pinned = ("--require-hashes", "--no-deps", "--only-binary", ":all:", *files)
        shown = () if sys.stdout.isatty() else ("--progress-bar", "off")
        if not self.run(self.python, "-m", "pip", "install", "--no-input", *shown, *pinned):
            raise SetUpError("The packages could not be installed. Is there a network? The same command tries again.")
        if not self.run(self.python, "-c", LINK, self.checkout):
            raise SetUpError("The environment could not be finished.")
        brought = {file.name: stamp.sha256(file) for file in BROUGHT[requirements]}
        stamp.Stamp(found.checkout, found.python, brought).write(self._stamp)


def _surroundings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in KEPT_OUT}
