"""`coprod import-partners` as a script calls it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.tables.lists import as_csv, as_xlsx, long_list
from tests.test_cli import Done, coprod


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("cli") / "esempio.coprod"
    assert coprod("example", file, "--language", "it").returncode == 0
    return file


@pytest.fixture
def example(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def project(file: Path) -> tuple[str, int]:
    shown = json.loads(coprod("show", file, "--json").stdout)["projects"][0]
    return shown["id"], shown["partners"]["now"]


def import_list(file: Path, table: Path, *more: str, language: str = "en_GB.UTF-8") -> Done:
    return coprod("import-partners", file, "--project", project(file)[0], table, *more, language=language)


def everything(file: Path, folder: Path) -> str:
    out = folder / "everything.json"
    assert coprod("export", file, "--out", out).returncode == 0
    return out.read_text("utf-8")


def test_a_dry_run_tells_what_would_happen_and_writes_nothing(example: Path, tmp_path: Path) -> None:
    table = tmp_path / "elenco è qui.csv"
    table.write_bytes(as_csv(long_list(70), encoding="cp1252"))
    before = example.read_bytes()
    told = import_list(example, table, "--dry-run")
    assert (told.returncode, told.stdout) == (0, "New: 65 · Already there: 1 · Possible double: 2 · Refused: 2\n")
    assert "Row 12: Refused. No partner is named, and nothing says that it is a family." in told.stderr
    assert "Row 22: Refused. Joined: «31/02/2008» is not a date." in told.stderr
    assert example.read_bytes() == before


def test_a_list_is_taken_in_once_and_doubles_are_left_to_a_person(example: Path, tmp_path: Path) -> None:
    table = tmp_path / "elenco.xlsx"
    table.write_bytes(as_xlsx(long_list(70)))
    partners = project(example)[1]
    done = import_list(example, table)
    assert done.returncode == 0
    assert done.stdout == "Imported: 65 new partners and 65 new people. 4 rows were left out.\n"
    assert project(example)[1] == partners + 65
    assert import_list(example, table).stdout == "The list held nothing new. 4 rows were left out.\n"


def test_troubles_are_told_in_one_sentence_and_leave_all_as_it_was(example: Path, tmp_path: Path) -> None:
    table = tmp_path / "elenco.csv"
    table.write_text("Cognome;Mail\nRossi;a@example.org\n", "utf-8")
    before = everything(example, tmp_path)
    refused = import_list(example, table)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "Please say which column holds the name of the partner.\n"
    missing = import_list(example, tmp_path / "no.csv")
    assert (missing.returncode, missing.stderr) == (1, "The file «no.csv» is not there.\n")
    unknown = coprod("import-partners", example, "--project", "0" * 32, table)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert everything(example, tmp_path) == before
