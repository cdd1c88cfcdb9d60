"""Whether all that came along with the code is there and can be read."""

import gettext
import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coprod_desktop.resources import resource, resources_folder
from coprod_desktop.self_test.report import Report, must
from coprod_desktop.words import LANGUAGES, Words, mark

CONTENTS = "contents.txt"
"""Written when the program is set up or packed: the path of every resource, one a line."""
FONTS, SAID = mark("Fonts"), mark("Meetings")
FORMATS = {"en": ("3 March 2009", "1,234.50"), "it": ("3 marzo 2009", "1.234,50")}
FACES = {"Atkinson Hyperlegible", "DejaVu Sans"}


def check(report: Report) -> None:
    """Check them."""
    report.carry_out(mark("Files of the program are all there"), _all_there)
    report.carry_out(mark("Files of the program can be read"), _all_readable)
    report.carry_out(mark("Texts in both languages"), _texts)
    report.carry_out(mark("Dates and money in both languages"), _formats)
    report.carry_out(mark("Texts of the system’s dialogs"), _texts_of_qt)
    report.carry_out(FONTS, _fonts)


def listed() -> list[str]:
    """Give the paths of all resources that there must be."""
    return resource(CONTENTS).read_text("utf-8").splitlines()


def _all_there() -> str:
    missing = [name for name in listed() if not (resources_folder() / name).is_file()]
    must(not missing, ", ".join(missing))
    return str(len(listed()))


def _all_readable() -> str:
    for name in listed():
        path = resource(*name.split("/"))
        must(_READERS.get(path.suffix, _text)(path), name)
    return ""


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def _picture(path: Path) -> bool:
    from PySide6.QtSvg import QSvgRenderer

    return QSvgRenderer(str(path)).isValid()


def _font(path: Path) -> bool:
    from PySide6.QtGui import QRawFont

    return QRawFont(str(path), 12).isValid()


def _catalogue(path: Path) -> bool:
    with path.open("rb") as file:
        return bool(gettext.GNUTranslations(file).info())


_READERS: dict[str, Callable[[Path], object]] = {
    ".svg": _picture,
    ".ttf": _font,
    ".mo": _catalogue,
    ".toml": lambda path: tomllib.loads(_text(path)),
    ".json": lambda path: json.loads(_text(path)),
    ".png": Path.read_bytes,
}
"""How a file of each kind is read; all others are texts."""


def _texts() -> str:
    said = {Words(code).say(SAID) for code in LANGUAGES}
    must(len(said) == len(LANGUAGES), ", ".join(said))
    return ", ".join(LANGUAGES.values())


def _formats() -> str:
    for code, parts in FORMATS.items():
        said = f"{Words(code).date(date(2009, 3, 3), long=True)}, {Words(code).money(123_450)}"
        must(all(part in said for part in parts), said)
    return ""


def _texts_of_qt() -> str:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    lacking = [code for code in LANGUAGES if code != "en" and not QTranslator().load(f"qtbase_{code}", folder)]
    must(not lacking, ", ".join(lacking))
    return ""


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase

    from coprod_desktop.ui.theme import load_fallback_fonts, load_fonts

    load_fonts()
    load_fallback_fonts()
    missing = FACES - set(QFontDatabase.families())
    must(not missing, ", ".join(sorted(missing)))
    return ", ".join(sorted(FACES))
