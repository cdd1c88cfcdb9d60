"""Moments as one would say them."""

from datetime import datetime, timedelta

from coprod_desktop.words import Words


def say_when(words: Words, moment: datetime, now: datetime) -> str:
    """Say a moment as one would: `today 10:42`, `yesterday 18:03`, else day and time."""
    day, today = words.local(moment).date(), words.local(now).date()
    if day == today:
        return words.say("today {time}", time=words.time(moment))
    if day == today - timedelta(days=1):
        return words.say("yesterday {time}", time=words.time(moment))
    return words.moment(moment)
