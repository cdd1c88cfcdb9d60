"""Throw mangled input at what reads files of others, led by the code that each input reaches.

python packaging/fuzz.py TARGET [options of libFuzzer, as -max_total_time=600], where TARGET is one of TARGETS below.
Wants `atheris` installed, which is no development package: it has wheels for Linux only. Whatever is not refused by
a KnownError, takes more than five seconds or more than half a gigabyte ends the run, and the input is kept.
"""

import sys
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import atheris

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT))

with atheris.instrument_imports(include=["coprod_desktop", "vobject"]):
    from coprod_desktop.domain.errors import KnownError
    from coprod_desktop.domain.list_columns import guess_columns
    from coprod_desktop.operations.checks import check_workspace
    from coprod_desktop.operations.exchange import export_file
    from coprod_desktop.operations.exchange_import import import_file
    from coprod_desktop.operations.importing import known_partners, plan_import, read_list
    from coprod_desktop.operations.overview import workspace_overview
    from coprod_desktop.operations.projects import add_project
    from coprod_desktop.operations.workspaces import create_workspace, read_workspace
    from tests.tables.lists import as_csv, as_ods, as_xlsx, long_list
    from tests.tables.test_reading import CARDS

FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
LIMITS = ("-timeout=5", "-rss_limit_mb=1024", "-max_len=400000")


def table(content: bytes) -> None:
    """Read a list, and plan its import."""
    path = FOLDER / "list"
    path.write_bytes(content)
    with suppress(KnownError):
        found = read_list(path)
        plan_import(KNOWN, found, guess_columns(found.headings))


def packed(name: str, whole: bytes) -> Callable[[bytes], None]:
    """Give what reads a spreadsheet whose part of this name holds mangled bytes."""
    (FOLDER / "whole").write_bytes(whole)
    with zipfile.ZipFile(FOLDER / "whole") as old:
        parts = {part: old.read(part) for part in old.namelist()}

    def read(content: bytes) -> None:
        path = FOLDER / "packed"
        with zipfile.ZipFile(path, "w") as new:
            for part, kept in parts.items():
                new.writestr(part, content if part == name else kept)
        table(path.read_bytes())

    (FOLDER / "corpus").mkdir(exist_ok=True)
    (FOLDER / "corpus" / "part").write_bytes(parts[name])
    return read


def export(content: bytes) -> None:
    """Import an export into a new file, which is whole or not there."""
    source, target = FOLDER / "export.json", FOLDER / "new.coprod"
    source.write_bytes(content)
    try:
        import_file(source, target)
    except KnownError:
        assert not target.exists()
    else:
        with closing(read_workspace(target)) as workspace:
            check_workspace(workspace)
    for left in FOLDER.glob("new.coprod*"):
        left.unlink()


def workspace(content: bytes) -> None:
    """Open a file that says it is a workspace, and look through it."""
    path = FOLDER / "mangled.coprod"
    path.write_bytes(content)
    with suppress(KnownError), closing(read_workspace(path)) as opened:
        workspace_overview(opened)
        check_workspace(opened)
    for left in FOLDER.glob("mangled.coprod*"):
        left.unlink()


def seeds(target: str) -> None:
    """Put sound input in the folder from which mangling begins."""
    corpus = FOLDER / "corpus"
    corpus.mkdir(exist_ok=True)
    if target == "table":
        rows = long_list(70)[:12]
        for number, content in enumerate((as_csv(rows), as_csv(rows, separator=","), CARDS.encode())):
            (corpus / str(number)).write_bytes(content)
    elif target in {"export", "workspace"}:
        file = FOLDER / "example.coprod"
        with closing(create_workspace(file)) as made:
            add_project(made, title="Servizi", lead="ASL")
        if target == "workspace":
            (corpus / "file").write_bytes(file.read_bytes())
        else:
            export_file(file, corpus / "export.json")


with closing(create_workspace(FOLDER / "known.coprod")) as empty:
    KNOWN = known_partners(empty, project_id=add_project(empty, title="P", lead="ASL"))

TARGETS: dict[str, Callable[[], Callable[[bytes], None]]] = {
    "table": lambda: table,
    "xlsx": lambda: packed("xl/worksheets/sheet1.xml", as_xlsx(long_list(70)[:5])),
    "strings": lambda: packed("xl/sharedStrings.xml", as_xlsx(long_list(70)[:5])),
    "ods": lambda: packed("content.xml", as_ods(long_list(70)[:5])),
    "export": lambda: export,
    "workspace": lambda: workspace,
}


def main(target: str, options: list[str]) -> None:
    """Fuzz one target until it fails or the options end it."""
    seeds(target)
    atheris.Setup([sys.argv[0], *LIMITS, *options, str(FOLDER / "corpus")], TARGETS[target]())
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
