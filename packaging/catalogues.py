"""Keep the catalogues of texts: extraction, updating, checking and compiling."""

import sys
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import contents
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

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


def lacking(catalogue: Catalog) -> list[Message]:
    """List the texts that are untranslated, in whole or in part, or only guessed."""
    return [message for message in catalogue if message.id and (message.fuzzy or not _complete(message))]


def broken(catalogue: Catalog) -> list[Message]:
    """List the translations that do not fill in exactly what one of the forms of the text fills in."""
    return [
        message
        for message in catalogue
        if message.id and any(_fields(said) not in _wanted(message) for said in _forms(message.string) if said)
    ]


def _complete(message: Message) -> bool:
    return all(_forms(message.string))


def _forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _wanted(message: Message) -> list[set[str]]:
    # A text for one may name what the text for many counts.
    return [_fields(text) for text in _forms(message.id)]


def _fields(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}


def main(task: str) -> int:
    """Compile the catalogues and list the resources; for `update` bring them up first, and list what they lack."""
    troubles = []
    if task == "update":
        catalogue = update()
        troubles = lacking(catalogue) + broken(catalogue)
        for message in troubles:
            print(f"{message.locations[0][0] if message.locations else ''}: {message.id!r}")
        print(f"{len(catalogue)} texts, {len(troubles)} to mend in {path_of('it').relative_to(ROOT)}")
    compile_all()
    contents.write()
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
