"""Everything in again: an export becomes a new workspace file, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange_parts import Member, Row, Table, parts_of
from coprod_desktop.operations.exchange_reading import JsonText, Progress
from coprod_desktop.operations.exchange_schema import FORMAT, read_schema
from coprod_desktop.store.forms import Form, MisfitError, Stored, forms_of
from coprod_desktop.store.load import Content, make_file
from coprod_desktop.store.schema import SCHEMA_VERSION, must_be_new
from coprod_desktop.store.workspace import utc_now

MOST_BEFORE = 200_000
"""Rows that may stand before the version: some programs sort what they write."""


def import_file(source: Path, target: Path, *, progress: Progress = lambda _done, _total: None) -> None:
    """Make a new workspace file of an export of this version or an earlier one, whole or not at all.

    `progress` is told bytes read and bytes in all, and may stop it by raising something. Raises KnownError where the
    export is missing, not ours, newer, cut, or holds what does not fit, naming the place; and as `create_workspace`
    does for the new file.
    """
    must_be_new(target)
    with _opened(source) as text:
        version = _version(text)
    schema = read_schema(version)
    forms, required = forms_of(schema), schema["properties"]["records"]["required"]
    with _opened(source, progress) as text:
        columns = {name: form.columns for name, form in forms.items()}
        make_file(target, Content(source.name, version, columns, _rows(text, forms, required)), now=utc_now())


@contextmanager
def _opened(path: Path, progress: Progress = lambda _done, _total: None) -> Iterator[JsonText]:
    try:
        if not path.exists():
            raise KnownError("file_missing", file=path.name)
        if not path.is_file():
            raise KnownError("export_foreign", file=path.name)
        file, size = path.open("rb"), path.stat().st_size
    except OSError:
        raise KnownError("file_forbidden", file=path.name) from None
    with file:
        yield JsonText(file, path.name, size, progress)


def _version(text: JsonText) -> int:
    """Give the version of an export, read no further than to where it stands."""
    if not text.next():
        raise KnownError("export_empty", file=text.name)
    if text.next() != "{":
        raise KnownError("export_foreign", file=text.name)
    said: dict[str, object] = {}
    for number, part in enumerate(parts_of(text)):
        match part:
            case Member(name, value):
                said[name] = value
        if {"format", "version"} <= said.keys():
            break
        if number > MOST_BEFORE:
            raise KnownError("export_version_late", file=text.name)
    version = said.get("version")
    if said.get("format") != FORMAT or type(version) is not int or version < 1:
        raise KnownError("export_foreign", file=text.name)
    if version > SCHEMA_VERSION:
        raise KnownError("export_newer", file=text.name)
    return version


def _rows(
    text: JsonText, forms: Mapping[str, Form], required: Iterable[str]
) -> Iterator[tuple[str, tuple[Stored, ...]]]:
    """Give every row as the file keeps it, with the name of its table."""
    missing = set(required)
    table = ""
    for part in parts_of(text):
        match part:
            case Table(table) if table in forms:
                missing.discard(table)
            case Table():
                raise text.trouble("export_table_unknown", table=table[:60])
            case Row():
                yield table, _values(text, part, table, forms[table])
    if missing:
        raise KnownError("export_table_missing", file=text.name, table=min(missing))


def _values(text: JsonText, row: Row, table: str, form: Form) -> tuple[Stored, ...]:
    try:
        return form.values(row.fields)
    except MisfitError as misfit:
        raise KnownError(misfit.code, file=text.name, table=table, row=row.number, **misfit.values) from None
