"""Agendas to begin with, one for each phase: what usually comes, in which order, and how long it takes."""

from coprod_desktop.domain.meetings import USUAL_BREAK_MIN, ItemKind, NewItem
from coprod_desktop.domain.projects import Phase
from coprod_desktop.words import Words, mark

_SINCE = NewItem(mark("Since last time"), 10, mark("Every open action is answered, one after the other"))
_BREAK = NewItem(mark("Break"), USUAL_BREAK_MIN, kind=ItemKind.BREAK)
_NEXT = NewItem(mark("Next steps and date"), 10, mark("Who does what by when; the date of the next meeting"))

# In English, as texts of the app: they are said in the user's language when they are put into an agenda.
_MIDDLES: dict[Phase, tuple[NewItem, ...]] = {
    Phase.CO_PLANNING: (
        NewItem(mark("Needs and services today"), 20, mark("A few figures and one story, in plain words")),
        NewItem(
            mark("What is needed"), 30, mark("Five minutes of silent writing, then round the table, one idea each")
        ),
        _BREAK,
        NewItem(mark("What comes first"), 25, mark("Like ideas put together, then a dot vote")),
        NewItem(mark("Who is missing at this table"), 10, mark("Round of the table")),
    ),
    Phase.CO_DESIGN: (
        NewItem(mark("The priorities we work on today"), 10, mark("Read aloud, then questions")),
        NewItem(mark("How the service should work"), 40, mark("Mixed groups of four or five follow one family’s path")),
        _BREAK,
        NewItem(mark("What each group proposes"), 25, mark("Five minutes a group, then questions")),
        NewItem(mark("Decisions and their reasons"), 15, mark("Doubts first, then consensus or a vote")),
    ),
    Phase.CO_DELIVERY: (
        NewItem(mark("How the services are going"), 20, mark("Two minutes a partner: what works, what does not")),
        NewItem(mark("What gets in the way"), 25, mark("One thing at a time; whoever lives with it speaks first")),
        _BREAK,
        NewItem(mark("What we learn from one another"), 25, mark("Two short cases from practice, then questions")),
        NewItem(mark("Who takes on what"), 15, mark("Actions with an owner and a date")),
    ),
    Phase.CO_EVALUATION: (
        NewItem(mark("What we set out to do"), 10, mark("Priorities and decisions of the project, read aloud")),
        NewItem(mark("What has changed for families"), 30, mark("Families speak first, then the figures")),
        _BREAK,
        NewItem(mark("What worked and what did not"), 25, mark("Alone on notes, then in pairs, then all together")),
        NewItem(mark("What we keep, change and stop"), 20, mark("Decisions with their reasons")),
    ),
}


def template_items(words: Words, phase: Phase) -> tuple[NewItem, ...]:
    """Give the items usual in a phase, said in the language of the words."""
    return tuple(
        NewItem(words.say(item.title), item.planned_min, words.say(item.method) if item.method else "", item.kind)
        for item in (_SINCE, *_MIDDLES[phase], _NEXT)
    )
