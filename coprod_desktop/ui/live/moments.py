"""Moments and spans as they are said in the room."""

from datetime import date, datetime, time

from coprod_desktop.domain.clock import ItemClock, Pace
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

TONES = {Pace.ON_TIME: Tone.OK, Pace.LAST_FIFTH: Tone.WARN, Pace.OVER: Tone.BAD}


def span(seconds: int) -> str:
    """Write a span as minutes and seconds: `12:30`."""
    return f"{seconds // 60}:{seconds % 60:02}"


def say_clock(words: Words, clock: ItemClock) -> str:
    """Say how an item stands in its time: `12:30 of 25:00 · on time`."""
    if not clock.allowed_s:
        return span(clock.spent_s)
    return words.say(
        "{spent} of {allowed} · {pace}",
        spent=span(clock.spent_s),
        allowed=span(clock.allowed_s),
        pace=label(words, clock.pace),
    )


def say_behind(words: Words, minutes: int) -> str:
    """Say how the whole agenda stands: behind, ahead, or on time."""
    if minutes > 0:
        return words.say("{minutes} min behind", minutes=minutes)
    if minutes < 0:
        return words.say("{minutes} min ahead", minutes=-minutes)
    return words.say("On time overall")


def tone_behind(minutes: int) -> Tone:
    """Give the tone in which the whole agenda stands: behind is something to look at, the rest is well."""
    return Tone.WARN if minutes > 0 else Tone.OK


def moment_at(words: Words, day: date, at: time) -> datetime:
    """Give the moment of a time of day, where it is told."""
    moment = datetime.combine(day, at)
    return moment.replace(tzinfo=words.zone) if words.zone else moment.astimezone()
