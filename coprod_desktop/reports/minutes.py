"""The minutes of a meeting, as a paper that a member of a family can read."""

from coprod_desktop.domain.minutes import MinutesContent, MinutesHeading, NextMeeting, not_taken
from coprod_desktop.domain.texts import fold
from coprod_desktop.reports.minutes_actions import write_earlier_actions, write_open_actions
from coprod_desktop.reports.minutes_items import write_items
from coprod_desktop.reports.minutes_people import write_people
from coprod_desktop.reports.paper import Paper
from coprod_desktop.reports.printing import Imprint
from coprod_desktop.reports.sheet import Sheet
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label


def make_minutes(content: MinutesContent, words: Words, *, large: bool) -> Paper:
    """Write all parts in their order and print them."""
    sheet = Sheet(words, _imprint(content, words), large=large)
    _write_heading(sheet, content, words)
    _write_agenda(sheet, content.heading, words)
    write_people(sheet, content, words)
    write_earlier_actions(sheet, content, words)
    write_items(sheet, content, words)
    _write_not_taken(sheet, content, words)
    write_open_actions(sheet, content, words)
    _write_next_meeting(sheet, content.next_meeting, words)
    _write_end(sheet, content.heading, words)
    return sheet.finish()


def _imprint(content: MinutesContent, words: Words) -> Imprint:
    heading = content.heading
    marks = []
    if content.draft:
        marks.append(words.say_in("mark of a paper", "Draft"))
    if content.illustrative_note:
        marks.append(words.say_in("mark of a paper", "Illustrative example"))
    day = words.date(heading.held_on)
    title = words.say("Minutes: {meeting}, {date}", meeting=heading.title or heading.project, date=day)
    return Imprint(title, heading.body or heading.lead, heading.held_on, tuple(marks), ending=day)


def _write_heading(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    heading = content.heading
    sheet.letterhead(heading.body or heading.lead, heading.logo)
    if heading.body and heading.lead and fold(heading.body) != fold(heading.lead):
        sheet.paragraph([sheet.quiet(heading.lead)], before=6.0, keep_next=True)
    sheet.heading(1, words.say_in("title of a paper", "Minutes"))
    if heading.title:
        sheet.paragraph([sheet.lead(heading.title)], before=2.0)
    if which := _which_meeting(heading, words):
        sheet.paragraph([sheet.quiet(which)], before=2.0)
    if content.illustrative_note:
        sheet.aside([sheet.fine(content.illustrative_note)])
    facts = (
        (words.say_in("minutes", "Date"), _when(heading, words)),
        (words.say_in("minutes", "Place"), heading.venue),
        (words.say_in("minutes", "Project"), "\n".join(filter(None, (heading.project, heading.service_area)))),
        (words.say_in("minutes", "Tender"), heading.tender_ref),
        (words.say("Phase and tool"), f"{label(words, heading.phase)} · {label(words, heading.tool)}"),
        (words.say_in("minutes", "Convened by"), heading.convocation),
        (words.say_in("minutes", "Chair"), heading.chair),
        (words.say_in("minutes", "Minutes taken by"), heading.minute_taker),
        (words.say_in("minutes", "Number in the register"), _number(heading.register_number)),
    )
    sheet.facts([(name, text) for name, text in facts if text])


def _which_meeting(heading: MinutesHeading, words: Words) -> str:
    if heading.number < 1:
        return heading.team
    place = words.ordinal(heading.number)
    if heading.team:
        return words.say("{place} meeting of the team «{team}»", place=place, team=heading.team)
    return words.say("{place} plenary meeting of the project", place=place)


def _when(heading: MinutesHeading, words: Words) -> str:
    day = words.date(heading.held_on, long=True)
    if heading.started is None:
        return day
    start = words.time(heading.started)
    if heading.ended is None:
        return words.say("{day}, from {start}", day=day, start=start)
    return words.say("{day}, {start} to {end}", day=day, start=start, end=words.time(heading.ended))


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _write_agenda(sheet: Sheet, heading: MinutesHeading, words: Words) -> None:
    if not heading.agenda:
        return
    sheet.heading(2, words.say("Agenda"))
    items = []
    for line in heading.agenda:
        planned = words.plural("{count} minute", "{count} minutes", line.planned_min) if line.planned_min else ""
        items.append([sheet.plain(line.title), *([sheet.quiet(f" ({planned})")] if planned else [])])
    sheet.listing(items, numbers=[line.number for line in heading.agenda])


def _write_not_taken(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    lines = not_taken(content)
    if lines and content.heading.started:
        sheet.heading(2, words.say("On the agenda, but not dealt with"))
        sheet.listing([line.title for line in lines], numbers=[line.number for line in lines])


def _write_next_meeting(sheet: Sheet, meeting: NextMeeting | None, words: Words) -> None:
    sheet.heading(2, words.say("Next meeting"))
    if meeting is None:
        sheet.paragraph(words.say("The next meeting has not been set yet."), keep_next=True)
        return
    day = words.date(meeting.on, long=True)
    starts = f", {words.time(meeting.starts)}" if meeting.starts else ""
    venue = f", {meeting.venue}" if meeting.venue else ""
    title = [sheet.plain(f"\n{meeting.title}")] if meeting.title else []
    # Nobody signs a page on which nothing else stands.
    sheet.paragraph([sheet.strong(f"{day}{starts}"), sheet.plain(venue), *title], keep_next=True)


def _write_end(sheet: Sheet, heading: MinutesHeading, words: Words) -> None:
    if heading.ended:
        sheet.paragraph(
            words.say("The meeting ended at {time}.", time=words.time(heading.ended)), before=14.0, keep_next=True
        )
    sheet.heading(2, words.say("Read, approved and signed"))
    sheet.signatures(
        [
            (words.say_in("signature", "Chair"), heading.chair),
            (words.say_in("signature", "Minutes taken by"), heading.minute_taker),
        ]
    )
