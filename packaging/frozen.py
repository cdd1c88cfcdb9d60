"""What goes into the frozen build, and what of the libraries stays out because nothing here uses it."""

import re
import sys
from pathlib import Path

import contents

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "coprod_desktop"
Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: where it goes, where it comes from, of what kind it is."""

UNUSED_MODULES = [
    *("tkinter", "unittest", "pydoc", "pydoc_data", "doctest", "pdb", "lib2to3", "distutils", "setuptools", "pip"),
    *("ssl", "_ssl", "_hashlib", "sqlite3", "_sqlite3", "readline", "curses", "greenlet"),
    *("PIL.ImageQt", "PIL._avif", "PIL._webp", "PIL._imagingtk", "PIL._imagingft", "PIL._imagingcms"),
    *("pydantic.mypy", "hypothesis", "numpy", "IPython", "rich"),
]
"""Nothing leaves the computer, so OpenSSL is not needed; libreadline has another licence than this program."""

_LANGUAGES = r"(root|en|en_001|en_GB|it|it_IT)"
_KEPT_PLUGINS = (
    r"platforms/(lib)?q(xcb|offscreen|wayland\w*|windows|cocoa)\.",
    r"(wayland-[\w-]+|platforminputcontexts|platformthemes|printsupport|iconengines|imageformats|styles)/",
)
_UNUSED = [
    re.compile(pattern)
    for pattern in (
        rf"babel/locale-data/(?!{_LANGUAGES}\.dat)",
        r"babel/locale-data/.*\.txt",
        r"PySide6/(Qt/)?translations/(?!qtbase_it\.qm)",
        rf"PySide6/(Qt/)?plugins/(?!{'|'.join(_KEPT_PLUGINS)})",
        r"PySide6/(Qt/)?plugins/platformthemes/libqgtk3",
        r"PySide6/(Qt/)?plugins/wayland-graphics-integration",
        r"PySide6/(Qt/)?plugins/wayland-shell-integration/lib(?!xdg-shell)",
        r"PySide6/(Qt/)?plugins/platforminputcontexts/(lib)?qtvirtualkeyboard",
        r"PySide6/(Qt/)?plugins/imageformats/(lib)?q(tiff|webp|tga|icns|wbmp|pdf)",
        r"(PySide6/(Qt/)?(lib/)?)?(lib)?Qt6?(Qml|Quick|VirtualKeyboard|Network|OpenGL|EglFS|EglFs|Pdf|Designer|Test|Sql|Xml)\w*\.",
        r"(PySide6/)?opengl32sw\.dll",
        r"reportlab/fonts/",
        r"alembic/templates/",
        r"(dateutil|pytz)/zoneinfo/",
        r".*\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json|WHEEL|entry_points\.txt|top_level\.txt)",
    )
]
_LINUX_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
"""Libraries of a Linux system stay where they are: two versions of one would meet in the same process."""


def own_files() -> list[tuple[str, str]]:
    """Give our own files with the folder each goes into: resources, and the migrations that Alembic reads as files."""
    contents.write()
    files = [(contents.RESOURCES / name, f"coprod_desktop/_resources/{name}") for name in contents.resource_files()]
    files.append((contents.RESOURCES / contents.NAME, f"coprod_desktop/_resources/{contents.NAME}"))
    migrations = PACKAGE / "store" / "migrations"
    files += [
        (path, f"coprod_desktop/store/{path.relative_to(PACKAGE / 'store').as_posix()}")
        for path in migrations.rglob("*.py")
    ]
    return [(str(source), str(Path(target).parent)) for source, target in files]


def wanted(entries: list[Entry]) -> list[Entry]:
    """Leave out what is not used."""
    return [entry for entry in entries if not _is_unused(Path(entry[0]).as_posix()) and not _is_of_the_system(entry)]


def _is_unused(target: str) -> bool:
    return any(pattern.match(target) for pattern in _UNUSED)


def _is_of_the_system(entry: Entry) -> bool:
    target, source, _kind = entry
    of_python = Path(target).name.startswith("libpython3") or "/python3" in source
    return sys.platform == "linux" and source.startswith(_LINUX_SYSTEM) and not of_python
