"""Since last time on paper: every kind of answer in both languages, with all that goes with it; and breaks."""

from dataclasses import replace
from datetime import date

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.minutes import ActionAnswer, ActionLine, AgendaLine, MinutesContent, not_taken
from coprod_desktop.reports.minutes import make_minutes
from coprod_desktop.words import Words
from tests.reports.reading import printed
from tests.reports.samples import CONTENT

LINE = ActionLine("Count who needs transport", "Family 5", "", date(2009, 3, 10), ActionState.OPEN)
ANSWERS = {
    ActionState.DONE: ActionAnswer(LINE, "First", None, ActionState.DONE, None, "", ""),
    ActionState.GOES_ON: ActionAnswer(LINE, "First", None, ActionState.GOES_ON, date(2009, 4, 9), "", "Two are ill."),
    ActionState.HANDED_OVER: ActionAnswer(
        LINE, "First", None, ActionState.HANDED_OVER, None, "Il Cerchio", "Has a van."
    ),
    ActionState.DROPPED: ActionAnswer(
        LINE, "First", None, ActionState.DROPPED, None, "", "All come by train.", "No more counting"
    ),
    None: ActionAnswer(LINE, "First", None, None, None, "", ""),
}
SAID = {
    "en": {
        ActionState.DONE: "Done",
        ActionState.GOES_ON: "Goes on new date: 9 Apr 2009 Two are ill.",
        ActionState.HANDED_OVER: "Handed over to Il Cerchio Has a van.",
        ActionState.DROPPED: "Dropped by decision: «No more counting» All come by train.",
        None: "Nothing was said about it.",
    },
    "it": {
        ActionState.DONE: "Fatta",
        ActionState.GOES_ON: "Prosegue nuova scadenza: 9 apr 2009 Two are ill.",
        ActionState.HANDED_OVER: "Passata ad altri a Il Cerchio Has a van.",
        ActionState.DROPPED: "Abbandonata con la decisione «No more counting» All come by train.",
        None: "Non se n’è parlato.",
    },
}


def paper_with(answer: ActionAnswer, language: str) -> str:
    content: MinutesContent = replace(CONTENT, earlier_actions=(answer,))
    return printed(make_minutes(content, Words(language), large=False))


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("state", list(ANSWERS))
def test_an_answer_is_printed_with_all_that_goes_with_it(language: str, state: ActionState | None) -> None:
    assert SAID[language][state] in paper_with(ANSWERS[state], language).replace("\xa0", " ")


def test_a_break_stands_without_a_number_between_the_items() -> None:
    agenda = AgendaLine(1, "Welcome", 10), AgendaLine(0, "Coffee", 15), AgendaLine(2, "Needs", 30)
    content = replace(CONTENT, heading=replace(CONTENT.heading, agenda=agenda), items=())

    text = printed(make_minutes(content, Words("en"), large=False))

    assert "1. Welcome (10 minutes) – Coffee (15 minutes) 2. Needs (30 minutes)" in text
    assert [line.title for line in not_taken(content)] == ["Welcome", "Needs"]
