"""The licences of all that the frozen build holds besides our own code, as their packages tell them."""

import platform
import re
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
TEXT = re.compile(r"(.*/)?(licen[cs]es?|copying|notice)([-._/].*)?$", re.IGNORECASE)
QT = """\
Qt and PySide6 are under the GNU Lesser General Public License, version 3. They are used as shared libraries, each a
file of its own in this folder, and may be replaced by other builds of the same version.
The starting program is PyInstaller's, under the GNU General Public License with an exception that lets it start
programs under any licence."""
UNNAMED = {"sqlcipher3": "Zlib"}


def packages() -> list[str]:
    """Give the names of the packages that the program is pinned to."""
    pins = (CHECKOUT / "packaging" / "requirements.txt").read_text("utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+)==", pins, re.MULTILINE)


def installed() -> list[Distribution]:
    """Give those of them that are in this environment."""
    found = []
    for name in packages():
        try:
            found.append(distribution(name))
        except ModuleNotFoundError:  # for another system
            continue
    return found


def overview() -> str:
    """Give a line for each package: its name, version and licence."""
    rows = [("Python", platform.python_version(), "PSF-2.0")]
    rows += [(one.name, one.version, licence(one)) for one in installed()]
    return "\n".join(f"{name} {version}: {terms}" for name, version, terms in rows)


def licence(package: Distribution) -> str:
    """Say in one line under which licence a package is."""
    told = package.metadata
    classifiers = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if line.startswith("License")]
    plain = (told["License"] or "").strip().partition("\n")[0]
    return told["License-Expression"] or " / ".join(classifiers) or plain or UNNAMED.get(package.name, "as told below")


def whole() -> str:
    """Give the overview and the text of every licence that the packages carry."""
    parts = [f"Coprod Desktop is under the EUPL-1.2, and holds:\n\n{overview()}\n\n{QT}"]
    python = [Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt")]
    parts += [_entitled("Python", path) for path in python if path.exists()][:1]
    for package in installed():
        paths = [Path(str(package.locate_file(file))) for file in package.files or () if TEXT.match(str(file))]
        parts += [_entitled(package.name, path) for path in paths if path.suffix not in {".py", ".pyc"}]
    return "\n\n".join(parts) + "\n"


def _entitled(name: str, path: Path) -> str:
    return f"{'=' * 80}\n{name}: {path.name}\n{'=' * 80}\n{path.read_text('utf-8', errors='replace').strip()}"
