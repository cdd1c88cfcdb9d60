"""What the overview says: each part of it as lines and figures that lead to their places."""

from __future__ import annotations

from datetime import date

from coprod_desktop.domain.meetings import MeetingState, meeting_name
from coprod_desktop.domain.priority_board import Outcome
from coprod_desktop.domain.project_overview import ActionBrief, ComingMeeting, Overview, SaidLine, TeamBrief
from coprod_desktop.domain.projects import StructureForm, funding_warnings
from coprod_desktop.ui import places
from coprod_desktop.ui.overview.links import Link
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.pill import GLYPHS
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

MOST_ACTIONS, MOST_MEETINGS = 4, 2
OPEN, OVERDUE = "open", "overdue"
"""The parts of the actions' place."""
ALL = "all"
"""The part of the priorities’ place that is everything; the others are called as what became of them."""
_OUTCOMES = {
    Outcome.NOT_ANSWERED: Tone.WARN,
    Outcome.DECIDED: Tone.OK,
    Outcome.DECLINED: Tone.BAD,
    Outcome.ACTED_ON: Tone.INFO,
}


def meeting_links(words: Words, overview: Overview) -> list[Link]:
    """Say which meeting is under way or comes next, and the one after it."""
    return [
        _meeting(words, meeting, overview.today, first=not place)
        for place, meeting in enumerate(overview.meetings[:MOST_MEETINGS])
    ]


def action_links(words: Words, overview: Overview) -> list[Link]:
    """Say how many actions are open and overdue, and which are to be done first."""
    if not overview.actions:
        return [Link(words.say("Nothing is left to do"), pill=Tone.OK, place=(places.ACTIONS.key, ""))]
    figures = [
        Link(
            _figure(words, words.say_in("many actions", "To be done"), len(overview.actions)),
            pill=Tone.PLAIN,
            place=_actions(OPEN),
        )
    ]
    if overview.overdue:
        late = _figure(words, words.say_in("many actions", "Overdue"), overview.overdue)
        figures.insert(0, Link(f"{GLYPHS[Tone.WARN]} {late}", pill=Tone.WARN, place=_actions(OVERDUE)))
    return [*figures, *(_action(words, action, overview.today) for action in overview.actions[:MOST_ACTIONS])]


def said_links(words: Words, overview: Overview) -> list[Link]:
    """Say in figures what was said and what became of it, and tell the latest answers."""
    said = overview.said
    figures = [
        (words.say_in("many priorities", "Raised"), said.raised, Tone.PLAIN, ALL),
        (words.say_in("many priorities", "Joined to others"), said.joined, Tone.PLAIN, ALL),
        (words.say_in("many priorities", "Voted on"), said.voted, Tone.PLAIN, ALL),
    ]
    # What still waits for an answer stands last.
    for outcome, count in sorted(said.outcomes, key=lambda pair: pair[0] is Outcome.NOT_ANSWERED):
        tone = _OUTCOMES[outcome]
        figures.append((f"{GLYPHS[tone]} {_many(words, outcome)}", count, tone, outcome.value))
    pills = [
        Link(_figure(words, text, count), pill=tone, place=(places.PRIORITIES.key, part))
        for text, count, tone, part in figures
        if count
    ]
    return [*pills, *(_said(words, line) for line in overview.latest)]


def partner_links(words: Words, overview: Overview) -> list[Link]:
    """Say how many partners there are, and by sector; each sector leads to its own partners."""
    count, here = overview.partners, places.PARTNERS.key
    links = [Link(count.say(words), strong=True, place=(here, ""))]
    for sector, number in count.now_by_sector.items():
        links.append(
            Link(label(words, sector), end=words.number(number), sector=sector, place=(here, label(words, sector)))
        )
    return links


def team_links(words: Words, overview: Overview) -> list[Link]:
    """Say which teams there are, each with its territory or its task."""
    links = [_team(words, team, overview.form) for team in overview.teams]
    if overview.places_left_out and overview.form is StructureForm.DEVOLVED:
        left_out = words.plural(
            "{count} municipality without a team", "{count} municipalities without a team", overview.places_left_out
        )
        links.append(Link("", status=f"! {left_out}", tone=Tone.WARN, place=(places.TEAMS.key, "")))
    return links


def funding_links(words: Words, overview: Overview) -> list[Link]:
    """Say who pays how much, and what is wrong with the shares."""
    links = [
        Link(row.funder, end=_amount(words, row.amount_cents, row.share_bp), row=("fundingsource", row.id))
        for row in overview.funding
    ]
    if not links:
        return links
    cents = sum(row.amount_cents for row in overview.funding)
    together = _amount(words, cents, sum(row.share_bp for row in overview.funding))
    whole = Link(words.say("Together"), end=together, strong=True, row=links[0].row)
    wrong = (
        Link("", status=f"! {label(words, warning)}", tone=Tone.WARN, row=links[0].row)
        for warning in funding_warnings(overview.funding)
    )
    return [*links, whole, *wrong]


def _amount(words: Words, cents: int, share_bp: int) -> str:
    return f"{words.money(cents)} · {words.share(share_bp)}"


def _figure(words: Words, text: str, count: int) -> str:
    return f"{text} · {words.number(count)}"


def _actions(part: str) -> tuple[str, str]:
    return places.ACTIONS.key, part


def _meeting(words: Words, meeting: ComingMeeting, today: date, *, first: bool) -> Link:
    status, tone, when = _when(words, meeting, today)
    where = [meeting.team or words.say("Plenary"), meeting.venue]
    lines = [when, " · ".join(part for part in where if part)]
    if first:
        lines.append(_prepared(words, meeting))
    return Link(
        meeting_name(words, title=meeting.title, team=meeting.team),
        "\n".join(line for line in lines if line),
        status=status,
        tone=tone,
        strong=first,
        row=("meeting", meeting.id),
    )


def _prepared(words: Words, meeting: ComingMeeting) -> str:
    """Say who is expected, and how much there is to talk about."""
    facts = (
        (meeting.expected, words.plural("{count} person expected", "{count} people expected", meeting.expected)),
        (meeting.items, words.plural("{count} agenda item", "{count} agenda items", meeting.items)),
        (meeting.minutes, words.say("{minutes} min", minutes=words.number(meeting.minutes))),
    )
    return " · ".join(text for count, text in facts if count)


def _when(words: Words, meeting: ComingMeeting, today: date) -> tuple[str, Tone, str]:
    """Say when a meeting is: a status that stands out, its tone, and the rest."""
    if meeting.state is MeetingState.OPEN and meeting.started_at:
        since = words.say("since {time}", time=words.time(meeting.started_at))
        return f"→ {label(words, meeting.state)}", Tone.INFO, since
    if meeting.planned_at is None:
        return "", Tone.PLAIN, words.say("No date yet")
    day = words.local(meeting.planned_at).date()
    at = f"{words.date(meeting.planned_at, long=True)}, {words.time(meeting.planned_at)}"
    if day == today:
        return words.say("→ Today at {time}", time=words.time(meeting.planned_at)), Tone.INFO, ""
    if day < today:
        return words.say("! The date has passed"), Tone.WARN, at
    return "", Tone.PLAIN, f"{at} · {words.days_from(day, today)}"


def _action(words: Words, action: ActionBrief, today: date) -> Link:
    status, tone = "", Tone.PLAIN
    if action.due is not None and action.due <= today:
        days = (today - action.due).days
        late = words.plural("! Overdue by {count} day", "! Overdue by {count} days", days)
        status, tone = late if days else words.say("! Today"), Tone.WARN
    due = "" if status or action.due is None else words.say("by {date}", date=words.date(action.due))
    sign, _tone = sign_of(action.state)
    owner = action.owner or words.say("Nobody yet")
    caption = " · ".join(part for part in (f"{sign} {label(words, action.state)}", owner, due) if part)
    return Link(action.what, f"· {caption}" if status else caption, status=status, tone=tone, row=("action", action.id))


def _many(words: Words, outcome: Outcome) -> str:
    """Say what became of many priorities: a word for one would be wrong beside a number."""
    return {
        Outcome.NOT_ANSWERED: words.say_in("many priorities", "Not answered yet"),
        Outcome.DECIDED: words.say_in("many priorities", "Decided"),
        Outcome.DECLINED: words.say_in("many priorities", "Declined"),
        Outcome.ACTED_ON: words.say_in("many priorities", "Acted on"),
    }[outcome]


def _one(words: Words, outcome: Outcome) -> str:
    """Say what became of one priority."""
    return {
        Outcome.NOT_ANSWERED: words.say_in("one priority", "Not answered yet"),
        Outcome.DECIDED: words.say_in("one priority", "Decided"),
        Outcome.DECLINED: words.say_in("one priority", "Declined"),
        Outcome.ACTED_ON: words.say_in("one priority", "Acted on"),
    }[outcome]


def _said(words: Words, line: SaidLine) -> Link:
    said = f"«{line.said}»" + (f" — {line.who}" if line.who else "")
    if line.others:
        more = words.plural("and {count} other", "and {count} others", line.others)
        said = f"{said} {more}"
    tone = _OUTCOMES[line.outcome]
    became = line.became
    if line.reason:
        became = words.say("{decision} Why: {reason}", decision=line.became, reason=line.reason)
    status = f"{GLYPHS[tone]} {_one(words, line.outcome)}:"
    return Link(said, became, status=status, tone=tone, row=("priority", line.priority_id))


def _team(words: Words, team: TeamBrief, form: StructureForm) -> Link:
    about = words.list(team.places) if form is StructureForm.DEVOLVED and team.places else team.task
    members = words.plural("{count} partner", "{count} partners", team.members)
    missing = words.say("! No municipality yet") if form is StructureForm.DEVOLVED else words.say("! No task yet")
    return Link(team.name, about, end=members, status="" if about else missing, tone=Tone.WARN, row=("team", team.id))
