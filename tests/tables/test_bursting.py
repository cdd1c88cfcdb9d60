"""Files that would fill the memory are refused before they do."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tables.bursting import spreadsheets, texts

MOST_MEGABYTES = 300
REFUSED = {
    "a cell many times.xlsx: table_too_wide",
    "a long head.xlsx: 1 rows",
    "a row many times.xlsx: table_too_many_rows",
    "cards in cards.vcf: card_unreadable",
    "cards.vcf: table_too_many_rows",
    "deep.xlsx: table_too_large",
    "empty cells.xlsx: table_too_large",
    "empty lines.csv: table_too_many_rows",
    "folded.vcf: table_cell_too_long",
    "many parts.xlsx: table_too_large",
    "never closed.csv: table_cell_too_long",
    "one long string.xlsx: table_unreadable",
    "only separators.csv: table_too_wide",
    "rows.csv: table_too_many_rows",
    "too large a part.xlsx: table_too_large",
    "wide rows.csv: table_too_wide",
}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a program held at most")
def test_none_takes_more_memory_than_a_small_laptop_has(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    made = [*spreadsheets(folder), *texts(folder)]
    for path in folder.glob("*.whole"):
        path.unlink()
    command = [sys.executable, "-m", "tests.tables.bursting", str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(told) == len(made) + 1
    assert set(told[:-1]) == REFUSED
    assert int(told[-1]) < MOST_MEGABYTES
