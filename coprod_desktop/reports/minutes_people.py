"""The people in the minutes: who was there and when, who sent apologies, who did not come."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.minutes import MinutesContent, MinutesHeading, PersonAway, PersonPresent, Span
from coprod_desktop.reports.lines import Span as TextSpan
from coprod_desktop.reports.sheet import Column, Sheet
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

# At the door people are ticked off one after the other, so the first and last minutes tell nothing.
_AT_THE_DOOR = timedelta(minutes=5)


def write_people(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    """Write who was present, with apologies, and absent; groups without anybody are left out."""
    if content.present:
        sheet.heading(2, words.say("Present ({count})", count=len(content.present)))
        _write_present(sheet, content, words)
    else:
        sheet.heading(2, words.say_in("minutes", "Present"))
        sheet.paragraph(words.say("Nobody was registered as present."))
    if content.apologies:
        sheet.heading(2, words.say("Absent with apologies ({count})", count=len(content.apologies)))
        sheet.listing([_away(sheet, person) for person in content.apologies])
    if content.absent:
        sheet.heading(2, words.say("Absent ({count})", count=len(content.absent)))
        sheet.listing([_away(sheet, person) for person in content.absent])


def stretch(span: Span, words: Words) -> str:
    """Say a stretch of time by the clock."""
    if span.end is None:
        return words.say_in("clock", "from {start}", start=words.time(span.start))
    return words.say_in("clock", "{start} to {end}", start=words.time(span.start), end=words.time(span.end))


def _write_present(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    rows = [
        (
            [sheet.strong(person.name)],
            [sheet.plain(person.organisation if person.organisation != person.name else "")],
            [sheet.plain(_part(person, words))],
            [sheet.plain(_times(person.stays, content.heading, words))],
        )
        for person in content.present
    ]
    shares = {
        words.say_in("minutes", "Name"): 0.24,
        words.say_in("minutes", "For"): 0.31,
        words.say_in("minutes", "As"): 0.25,
        words.say_in("minutes", "In the room"): 0.2,
    }
    columns = [Column(title, share) for title, share in shares.items()]
    sheet.table(columns, rows)


def _part(person: PersonPresent, words: Words) -> str:
    """Say in what part somebody was there; a plain member needs no word."""
    parts = [person.role]
    if person.capacity is not Capacity.MEMBER:
        said = label(words, person.capacity)
        parts.append(said[:1].lower() + said[1:])
    if person.stands_in_for:
        parts.append(words.say("stands in for {name}", name=person.stands_in_for))
    return "; ".join(filter(None, parts))


def _times(stays: Sequence[Span], heading: MinutesHeading, words: Words) -> str:
    if not stays:
        return ""
    if len(stays) > 1:
        return ", ".join(_clock(stay, heading, words) for stay in stays)
    (stay,) = stays
    came_late = heading.started is None or _is_after(stay.start, heading.started)
    left_early = stay.end is not None and (heading.ended is None or _is_after(heading.ended, stay.end))
    if came_late and left_early:
        return _clock(stay, heading, words)
    if came_late:
        return words.say_in("clock", "from {start}", start=words.time(stay.start))
    if left_early and stay.end:
        return words.say_in("clock", "until {end}", end=words.time(stay.end))
    return words.say_in("in the room", "throughout")


def _clock(stay: Span, heading: MinutesHeading, words: Words) -> str:
    """Say a stay in short; one without an end lasted as long as the meeting."""
    end = stay.end or heading.ended
    return f"{words.time(stay.start)}–{words.time(end)}" if end else stretch(stay, words)


def _is_after(later: datetime, earlier: datetime) -> bool:
    return later - earlier > _AT_THE_DOOR


def _away(sheet: Sheet, person: PersonAway) -> list[TextSpan]:
    where = person.organisation if person.organisation != person.name else ""
    about = ", ".join(filter(None, (person.role, where)))
    return [sheet.plain(person.name), sheet.quiet(f" ({about})" if about else "")]
