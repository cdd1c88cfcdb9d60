"""Tags: the tree that a screen reader follows names every part, in reading order, and leads back from each mark."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import pytest

from coprod_desktop.reports import Paper, minutes_paper
from coprod_desktop.words import Words
from tests.reports.reading import reader
from tests.reports.samples import CONTENT


@pytest.fixture(scope="module")
def paper() -> Paper:
    return minutes_paper(CONTENT, Words("en", UTC))


def root_of(paper: Paper) -> Any:
    return reader(paper).root_object["/StructTreeRoot"]


def walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in element["/K"]:
        part = kid.get_object()
        if "/S" in part:
            yield from walk(part)


def marks(element: Any) -> list[tuple[Any, int]]:
    """Give the page and number of each mark that an element holds itself."""
    parts = (kid.get_object() for kid in element["/K"])
    return [(part["/Pg"].get_object(), int(part["/MCID"])) for part in parts if "/MCID" in part]


def test_the_paper_says_that_it_is_tagged(paper: Paper) -> None:
    root = reader(paper).root_object
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert all(str(page["/Tabs"]) == "/S" for page in reader(paper).pages)


def test_each_part_has_its_role(paper: Paper) -> None:
    counts = Counter(str(element["/S"]) for element in walk(root_of(paper)["/K"]))
    assert counts["/Document"] == 1
    assert counts["/H1"] == 1
    assert counts["/H2"] == 13
    assert counts["/LI"] == counts["/Lbl"] == counts["/LBody"] == 4 + 1 + 1 + 5 + 1
    assert counts["/Table"] == 5
    assert counts["/TH"] == 8 + 4 + 3 + 3 + 4


def test_heads_of_tables_say_what_they_head(paper: Paper) -> None:
    heads = [element for element in walk(root_of(paper)["/K"]) if element["/S"] == "/TH"]
    assert {str(head["/A"]["/Scope"]) for head in heads} == {"/Row", "/Column"}


def test_every_mark_belongs_to_one_part_and_leads_back_to_it(paper: Paper) -> None:
    tree = root_of(paper)
    rows = tree["/ParentTree"]["/Nums"]
    owners = {int(rows[place]): rows[place + 1].get_object() for place in range(0, len(rows), 2)}
    found = 0
    for element in walk(tree["/K"]):
        for page, number in marks(element):
            assert owners[int(page["/StructParents"])][number].get_object() is element.get_object()
            found += 1
    assert found == sum(len(list(row)) for row in owners.values()) > 100


def test_reading_order_is_that_of_the_pages(paper: Paper) -> None:
    told = [
        (int(page["/StructParents"]), number)
        for element in walk(root_of(paper)["/K"])
        for page, number in marks(element)
    ]
    assert [page for page, _ in told] == sorted(page for page, _ in told)
    assert told == sorted(told)
