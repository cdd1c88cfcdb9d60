"""Priorities taken as the same stand on paper together, each in the words in which it was said."""

from dataclasses import replace

from coprod_desktop.domain.minutes import Captured, PriorityLine
from coprod_desktop.domain.partners import Sector
from coprod_desktop.reports.minutes import make_minutes
from coprod_desktop.words import Words
from tests.reports.reading import printed
from tests.reports.samples import CONTENT


def test_joined_priorities_are_counted_and_printed_with_who_said_them() -> None:
    joined = (
        PriorityLine("Un numero solo", "Comune di Crema", Sector.PUBLIC, ""),
        PriorityLine("Sapere chi chiamare", "", None, ""),
    )
    line = PriorityLine("Un solo numero da chiamare", "Famiglia 3", Sector.FAMILIES_NONPROFITS, "Accesso", joined)
    content = replace(CONTENT, items=(), outside=Captured(priorities=(line,)))
    text = printed(make_minutes(content, Words("en"), large=False))
    assert "Priorities raised (3)" in text
    assert (
        "Un solo numero da chiamare — Famiglia 3, Accesso Joined with it, as it was said: "
        "– «Un numero solo» — Comune di Crema – «Sapere chi chiamare»" in text
    )
