"""Every text of the code has its Italian, whole and with the same values filled in."""

import catalogues
import pytest
from babel.messages.catalog import Catalog


@pytest.fixture(scope="module")
def italian() -> Catalog:
    return catalogues.read("it")


def test_the_catalogue_holds_exactly_the_texts_of_the_code(italian: Catalog) -> None:
    def texts(catalogue: Catalog) -> set[tuple[object, object]]:
        return {(message.id, message.context) for message in catalogue if message.id}

    assert texts(italian) == texts(catalogues.extracted())


def test_no_text_lacks_its_italian(italian: Catalog) -> None:
    assert [message.id for message in catalogues.lacking(italian)] == []


def test_every_translation_fills_in_what_the_text_fills_in(italian: Catalog) -> None:
    assert [message.id for message in catalogues.broken(italian)] == []


def test_what_is_missing_or_broken_is_noticed() -> None:
    catalogue = Catalog(locale="it")
    catalogue.add("{count} partner", "{conto} partner")
    catalogue.add("Meetings", "")
    catalogue.add("Teams", "Squadre", flags=["fuzzy"])
    catalogue.add(("{count} note", "{count} notes"), ("{count} nota", ""))
    assert [message.id for message in catalogues.broken(catalogue)] == ["{count} partner"]
    assert len(catalogues.lacking(catalogue)) == 3
