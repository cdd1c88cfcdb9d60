"""Lists of anything at all: planning always ends with an answer for each row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.importing import RowFate
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.list_table import ListRow, ListTable
from coprod_desktop.operations.import_known import Known
from coprod_desktop.operations.importing import plan_import
from coprod_desktop.words import Words

COLUMNS = tuple(ListColumn)
NOBODY = Known((), (), (), 1)
TOLD = st.sampled_from(["", "Coop. Aurora", "Famiglia Rossi", "famiglia", "Famiglia 3", "Crema", "1/1/2009", "a@b.it"])
CELLS = st.one_of(TOLD, st.text(max_size=12))
LISTS = st.lists(st.tuples(*[CELLS] * len(COLUMNS)), max_size=12)


@settings(deadline=None, max_examples=150)
@given(LISTS)
def test_every_row_has_a_fate_and_refers_only_to_rows_before_it(rows: list[tuple[str, ...]]) -> None:
    table = ListTable(("",) * len(COLUMNS), tuple(ListRow(n, row) for n, row in enumerate(rows, 1)), has_headings=False)
    plan = plan_import(NOBODY, table, COLUMNS)
    assert [row.number for row in plan.rows] == list(range(1, len(rows) + 1))
    for row in plan.rows:
        meant = (row.partner, row.person, *row.candidates)
        assert all(target is None or target.row < row.number for target in meant)
        assert (row.fate is RowFate.DOUBLE) == bool(row.candidates)
        assert row.fate is not RowFate.REFUSED or row.why(Words("it"))
