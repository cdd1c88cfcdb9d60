"""The votes in the minutes: the rule, every opening and closing, the result, and all ballots to be counted again."""

from collections.abc import Iterable, Sequence

from coprod_desktop.domain.minutes import PollMinutes
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import (
    CountLine,
    CountTable,
    OptionResult,
    PollEventRow,
    PollResult,
    PollRow,
    PollState,
    Secrecy,
    SectorDots,
    letter_of,
)
from coprod_desktop.reports.lines import Span
from coprod_desktop.reports.sheet import Column, Sheet
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

_MOST_COLUMNS = 10
_OPTIONS_SHARE = 0.62


def write_poll(sheet: Sheet, told: PollMinutes, words: Words) -> None:
    """Write one vote; one that is still open without any total."""
    sheet.heading(3, words.say("Vote: {question}", question=told.poll.question))
    sheet.paragraph(_rule(told.poll, words), before=2.0)
    sheet.listing([_event(told.poll.events, place, words) for place in range(len(told.poll.events))])
    if told.result is None or told.table is None:
        sheet.paragraph([sheet.strong(words.say("The vote is still open: it has no result yet."))])
        sheet.paragraph(_turnout(told.poll.cast, told.poll.entitled, words))
        return
    _write_result(sheet, told.poll, told.result, words)
    _write_table(sheet, told.poll, told.table, words)
    for decision in told.decisions:
        sheet.paragraph([sheet.quiet(words.say("Decided after this vote:") + " "), sheet.plain(f"«{decision}»")])


def _rule(poll: PollRow, words: Words) -> str:
    parts = (
        words.say("Dot vote by name.") if poll.secrecy is Secrecy.NAMED else words.say("Secret dot vote."),
        words.plural("Each person had {count} dot,", "Each person had {count} dots,", poll.budget)
        + " "
        + words.say("at most {cap} of them for one option.", cap=words.number(poll.cap)),
        words.say("The options were fixed and shuffled at the opening; nobody saw totals before the closing."),
    )
    return " ".join(parts)


def _event(events: Sequence[PollEventRow], place: int, words: Words) -> str:
    event = events[place]
    is_same_day = event.at.astimezone().date() == events[0].at.astimezone().date()
    at = words.time(event.at) if place and is_same_day else words.moment(event.at)
    if event.state is PollState.CLOSED:
        return words.say("Closed: {at}", at=at)
    if place == 0:
        return words.say("Opened: {at}", at=at)
    if event.reason:
        return words.say("Opened again: {at}. Reason: {reason}", at=at, reason=event.reason)
    return words.say("Opened again: {at}, because its closing was taken back", at=at)


def _turnout(cast: int, entitled: int, words: Words) -> str:
    return words.plural(
        "{count} of {entitled} who may vote has voted.",
        "{count} of {entitled} who may vote have voted.",
        cast,
        entitled=words.number(entitled),
    )


def _write_result(sheet: Sheet, poll: PollRow, result: PollResult, words: Words) -> None:
    sheet.paragraph(" ".join(_counted(result, words)))
    letters = {option.id: letter_of(place) for place, option in enumerate(poll.options)}
    columns = (
        Column(words.say_in("vote", "Place"), 0.11),
        Column(words.say_in("vote", "Option"), 0.57),
        Column(words.say_in("vote", "Dots"), 0.13),
        Column(words.say_in("vote", "Supporters"), 0.19),
    )
    rows = [
        (
            words.ordinal(option.place),
            _option(sheet, option, letters[option.option_id], words),
            [sheet.strong(words.number(option.dots))],
            words.number(option.supporters),
        )
        for option in result.options
    ]
    sheet.table(columns, rows)
    for remark in (*_remarks(result, words), *_split(poll, result, words)):
        sheet.paragraph([sheet.fine(remark)])


def _counted(result: PollResult, words: Words) -> Iterable[str]:
    yield _turnout(result.ballots, result.entitled, words)
    if result.abstained:
        yield words.plural(
            "{count} ballot was blank (an abstention).", "{count} ballots were blank (abstentions).", result.abstained
        )
    if result.from_paper:
        yield words.plural("{count} ballot came from paper.", "{count} ballots came from paper.", result.from_paper)


def _option(sheet: Sheet, option: OptionResult, letter: str, words: Words) -> list[Span]:
    spans = [sheet.accent(f"{letter} "), sheet.plain(option.text)]
    if option.dots and option.by_sector:
        spans.append(sheet.fine("\n" + "\n".join(_part(part, words) for part in option.by_sector)))
    return spans


def _part(part: SectorDots, words: Words) -> str:
    dots = words.plural("{count} dot", "{count} dots", part.dots)
    return words.plural(
        "{group}: {dots} from {count} person",
        "{group}: {dots} from {count} people",
        part.supporters,
        group=_group(part.sector, words),
        dots=dots,
    )


def _group(sector: Sector | None, words: Words) -> str:
    return label(words, sector) if sector else words.say("Other groups together")


def _remarks(result: PollResult, words: Words) -> Iterable[str]:
    yield words.say("Options stand by their dots; supporters are the people who gave an option at least one dot.")
    places = [option.place for option in result.options]
    if len(set(places)) < len(places):
        yield words.say(
            "Options with equal dots share their place: which of them goes first is for the room to decide."
        )
    for merged in result.merged:
        yield words.say(
            "Taken as the same after the vote: {options}. Together {dots} from {people}, with at most the dots that one"
            " person may give one option.",
            options="; ".join(f"«{text}»" for text in merged.texts),
            dots=words.plural("{count} dot", "{count} dots", merged.dots),
            people=words.plural("{count} person", "{count} people", merged.supporters),
        )


def _split(poll: PollRow, result: PollResult, words: Words) -> Iterable[str]:
    """Tell how many ballots each group cast, or why that is not told."""
    if result.voters:
        groups = "; ".join(f"{_group(sector, words)} {words.number(number)}" for sector, number in result.voters)
        yield words.say("Ballots by group: {groups}.", groups=groups)
        if result.voters[-1][0] is None:
            yield words.say("Groups under five are put together with others.")
    elif result.ballots and poll.secrecy is Secrecy.SECRET:
        yield words.say("The ballots are not split by group: a group under five could be told from the split.")


def _write_table(sheet: Sheet, poll: PollRow, table: CountTable, words: Words) -> None:
    """Write every ballot, a column an option; more options than fit stand in further tables."""
    if not table.lines:
        return
    is_split = any(line.sector for line in table.lines)
    sheet.heading(3, words.say("All ballots of the vote, to be counted again"))
    if poll.secrecy is Secrecy.SECRET and not all(line.from_paper for line in table.lines):
        sheet.paragraph([sheet.fine(_order(table, words))], before=1.0, keep_next=True)
    most = int(_MOST_COLUMNS / sheet.types.scale)
    for start in range(0, len(table.options), most):
        places = range(start, min(start + most, len(table.options)))
        sheet.table(_columns(places, words, is_split=is_split), _rows(sheet, table, places, words, is_split=is_split))


def _order(table: CountTable, words: Words) -> str:
    if table.mixed:
        return words.say(
            "Ballots stand by what is on them, those of paper and of the laptop together: either are too few to be"
            " told apart."
        )
    return words.say("Ballots cast at the laptop stand by what is on them, not in the order of voting.")


def _columns(places: range, words: Words, *, is_split: bool) -> list[Column]:
    about = (1.0 - _OPTIONS_SHARE) / (2 if is_split else 1)
    group = [Column(words.say_in("vote", "Group"), about)] if is_split else []
    share = _OPTIONS_SHARE / len(places)
    return [
        Column(words.say_in("vote", "Ballot"), about),
        *group,
        *(Column(letter_of(place), share) for place in places),
    ]


def _rows(
    sheet: Sheet, table: CountTable, places: range, words: Words, *, is_split: bool
) -> list[list[str | list[Span]]]:
    rows: list[list[str | list[Span]]] = []
    for line in table.lines:
        group: list[str | list[Span]] = [[sheet.fine(_group(line.sector, words))]] if is_split else []
        rows.append(
            [
                _ballot(line, words, mixed=table.mixed),
                *group,
                *(_given(sheet, line.dots[place], words) for place in places),
            ]
        )
    totals = [sum(line.dots[place] for line in table.lines) for place in places]
    blank: list[str | list[Span]] = [""] if is_split else []
    rows.append([[sheet.strong(words.say("Sum"))], *blank, *([sheet.strong(words.number(total))] for total in totals)])
    return rows


def _given(sheet: Sheet, dots: int, words: Words) -> str | list[Span]:
    return words.number(dots) if dots else [sheet.quiet("–")]


def _ballot(line: CountLine, words: Words, *, mixed: bool) -> str:
    number = words.number(line.number)
    if line.voter:
        return words.say("{name} (sheet {number})", name=line.voter, number=number) if line.from_paper else line.voter
    if line.from_paper:
        return words.say("Sheet {number}", number=number)
    if mixed:
        return words.say("No. {number}", number=number)
    return words.say("Laptop {number}", number=number)
