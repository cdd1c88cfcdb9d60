"""The actions in the minutes: those agreed, those answered for since last time, and all that are open."""

from collections.abc import Sequence
from datetime import date

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.minutes import ActionAnswer, ActionLine, MinutesContent
from coprod_desktop.reports.lines import Sign, Span
from coprod_desktop.reports.sheet import Column, Sheet
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

_SIGNS = {
    ActionState.OPEN: Sign.BOX,
    ActionState.IN_PROGRESS: Sign.ARROW,
    ActionState.BLOCKED: Sign.CROSS,
    ActionState.DONE: Sign.TICK,
    ActionState.GOES_ON: Sign.ARROW,
    ActionState.HANDED_OVER: Sign.ARROW,
    ActionState.DROPPED: Sign.CROSS,
}


def write_actions(sheet: Sheet, actions: Sequence[ActionLine], words: Words) -> None:
    """Write who does what by when."""
    columns = (
        Column(words.say_in("minutes", "What"), 0.52),
        Column(words.say_in("minutes", "Who"), 0.28),
        Column(words.say_in("minutes", "By when"), 0.2),
    )
    sheet.table(
        columns, [(action.what, _who(sheet, action, words), _due(sheet, action.due, words)) for action in actions]
    )


def write_earlier_actions(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    """Write what became of each action that was open when the meeting began."""
    if not content.earlier_actions:
        return
    sheet.heading(2, words.say("Since last time"))
    columns = (
        Column(words.say_in("minutes", "What was agreed"), 0.42),
        Column(words.say_in("minutes", "Who, and by when"), 0.27),
        Column(words.say_in("minutes", "What became of it"), 0.31),
    )
    rows = [
        (_agreed(sheet, answer, words), _who_and_when(sheet, answer.action, words), _became(sheet, answer, words))
        for answer in content.earlier_actions
    ]
    sheet.table(columns, rows)


def write_open_actions(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    """Write all actions that are open at the end, with those whose date is past marked in words."""
    sheet.heading(2, words.say("All open actions"))
    if not content.open_actions:
        sheet.paragraph(words.say("No action is open."))
        return
    columns = (
        Column(words.say_in("minutes", "What"), 0.38),
        Column(words.say_in("minutes", "Who"), 0.24),
        Column(words.say_in("minutes", "By when"), 0.17),
        Column(words.say_in("minutes", "How it stands"), 0.21),
    )
    today = content.heading.held_on
    rows = [
        (
            action.what,
            _who(sheet, action, words),
            _due(sheet, action.due, words),
            _state(sheet, action.state, words, overdue=action.due is not None and action.due < today),
        )
        for action in content.open_actions
    ]
    sheet.table(columns, rows)


def _who(sheet: Sheet, action: ActionLine, words: Words) -> list[Span]:
    if not action.owner and not action.person:
        return [sheet.quiet(words.say("nobody yet"))]
    person = action.person if action.person != action.owner else ""
    if not (action.owner and person):
        return [sheet.plain(action.owner or person)]
    return [sheet.plain(f"{action.owner}\n"), sheet.quiet(person)]


def _due(sheet: Sheet, due: date | None, words: Words) -> list[Span]:
    return [sheet.plain(_whole(due, words)) if due else sheet.quiet(words.say("no date yet"))]


def _whole(day: date, words: Words) -> str:
    """Write a date that is not parted at the end of a line."""
    return words.date(day).replace(" ", "\u00a0")


def _who_and_when(sheet: Sheet, action: ActionLine, words: Words) -> list[Span]:
    return [*_who(sheet, action, words), sheet.plain("\n"), *_due(sheet, action.due, words)]


def _agreed(sheet: Sheet, answer: ActionAnswer, words: Words) -> list[Span]:
    where = ", ".join(filter(None, (words.date(answer.agreed_on) if answer.agreed_on else "", answer.meeting)))
    return [sheet.plain(answer.action.what), *([sheet.fine(f"\n{where}")] if where else [])]


def _became(sheet: Sheet, answer: ActionAnswer, words: Words) -> list[Span]:
    if answer.answer is None:
        return [sheet.quiet(words.say("Nothing was said about it."))]
    told = _state(sheet, answer.answer, words)
    if answer.handed_to:
        told.append(sheet.plain("\n" + words.say_in("handed over", "to {name}", name=answer.handed_to)))
    if answer.new_due:
        told.append(sheet.plain("\n" + words.say("new date: {date}", date=_whole(answer.new_due, words))))
    if answer.decision:
        told.append(sheet.plain("\n" + words.say("by decision: «{decision}»", decision=answer.decision)))
    if answer.note:
        told.append(sheet.quiet(f"\n{answer.note}"))
    return told


def _state(sheet: Sheet, state: ActionState, words: Words, *, overdue: bool = False) -> list[Span]:
    said = [sheet.sign(_SIGNS[state]), sheet.plain(label(words, state))]
    if overdue:
        said.append(sheet.strong("\n" + words.say("overdue")))
    return said
