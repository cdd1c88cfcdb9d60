"""Keep the catalogues of texts: extraction, updating and compiling (also as a build hook of the wheel)."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "i18n"
KEYWORDS: dict[str, Any] = {
    "say": None,
    "mark": None,
    "say_in": ((1, "c"), 2),
    "plural": (1, 2),
    "mark_plural": (1, 2),
}


def path_of(language: str) -> Path:
    """Give the path of a language's catalogue."""
    return CATALOGUES / language / "LC_MESSAGES" / "coprod_desktop.po"


def extracted() -> Catalog:
    """Gather every marked text of the code."""
    catalogue = Catalog(project="Coprod Desktop", charset="utf-8")
    found = extract_from_dir(ROOT / "coprod_desktop", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in found:
        # Line numbers would change with every edit of the code and drown real changes of the texts.
        catalogue.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """Read a language's catalogue; ValueError where it is broken."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def update(language: str = "it") -> Catalog:
    """Bring a language's catalogue up to the code, dropping texts that are gone."""
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    written = BytesIO()
    write_po(written, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)
    path_of(language).write_bytes(written.getvalue())
    return catalogue


def compile_all() -> None:
    """Compile each catalogue beside its source, where it is not yet as new."""
    for source in CATALOGUES.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)


class CatalogueHook(BuildHookInterface):  # type: ignore[misc]
    """Compile the catalogues before the wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile them."""
        compile_all()


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    compile_all()
