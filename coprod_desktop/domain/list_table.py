"""A list as it is shown to be matched: its headings, and the rows below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from coprod_desktop.domain.list_columns import heading_row


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list: its number in the file, counted from 1, and its cells as texts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list of equally long rows; without headings of its own it has empty ones."""

    headings: tuple[str, ...]
    rows: tuple[ListRow, ...]
    has_headings: bool

    def samples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """Give the first different values of a column."""
        filled = (row.cells[column] for row in self.rows if row.cells[column])
        return tuple(islice(dict.fromkeys(islice(filled, 50)), count))


def list_table(rows: Sequence[ListRow]) -> ListTable:
    """Tell headings from rows; what stands above the headings, as a title, is passed over."""
    at = heading_row([row.cells for row in rows])
    if at is None:
        return ListTable(("",) * len(rows[0].cells), tuple(rows), has_headings=False)
    return ListTable(rows[at].cells, tuple(rows[at + 1 :]), has_headings=True)
