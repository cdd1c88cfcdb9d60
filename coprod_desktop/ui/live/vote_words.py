"""What is said about a vote in several places: its rule, who has voted, and dots."""

from __future__ import annotations

from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

GIVEN, FREE = "●", "○"


def say_dots(words: Words, count: int) -> str:
    """Say a number of dots."""
    return words.plural("{count} dot", "{count} dots", count)


def say_people(words: Words, count: int) -> str:
    """Say a number of people who gave at least one dot."""
    return words.plural("{count} supporter", "{count} supporters", count)


def say_left(words: Words, left: int, budget: int) -> str:
    """Say in signs and words how many dots a person has left."""
    signs = " ".join((GIVEN * left).ljust(budget, FREE))
    told = words.plural("{count} of {all} left", "{count} of {all} left", left, all=words.number(budget))
    return f"{signs}  {told}"


def say_rule(words: Words, poll: PollRow) -> str:
    """Say how people vote: dots, the most on one option, and whether ballots name their voters."""
    each = words.plural("{count} dot each", "{count} dots each", poll.budget)
    most = words.say("at most {count} on one option", count=words.number(poll.cap))
    return " · ".join((each, most, label(words, poll.secrecy)))


def say_cast(words: Words, poll: PollRow) -> str:
    """Say how many have voted, and never what."""
    everybody = words.number(poll.entitled)
    return words.plural("{count} of {all} has voted", "{count} of {all} have voted", poll.cast, all=everybody)


def is_secret(poll: PollRow) -> bool:
    """Tell whether ballots name nobody."""
    return poll.secrecy is Secrecy.SECRET
