"""Each view of the wall, told in the language of the window from what is kept."""

from collections.abc import Callable
from datetime import timedelta

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.clock import Pace, expected_times, item_clock
from coprod_desktop.domain.meetings import AgendaRow, meeting_name
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.wall.material import Material
from coprod_desktop.ui.wall.poll_sheets import make_progress, make_result
from coprod_desktop.ui.wall.sheet import Item, Shape, Sheet
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

RULES = (
    mark("One person speaks at a time."),
    mark("Everyone may speak, and everyone may pass."),
    mark("We use plain words and ask when something is unclear."),
    mark("What is personal stays in this room."),
    mark("You may stand up, go out and come back at any time."),
)
"""The usual ground rules, until the facilitator writes others."""
TONES = {Pace.ON_TIME: Tone.OK, Pace.LAST_FIFTH: Tone.WARN, Pace.OVER: Tone.BAD}
GLYPHS = {Tone.OK: "✓", Tone.WARN: "!", Tone.BAD: "✕"}
QUIET = mark("A quiet moment")
THANKS = mark("Thank you for being here.")


def rules_of(words: Words, material: Material) -> tuple[str, ...]:
    """Give the ground rules that hold: those written by the facilitator, else the usual ones."""
    return material.rules or tuple(words.say(rule) for rule in RULES)


def make_sheet(words: Words, material: Material, choice: Choice) -> Sheet:
    """Make the sheet of a choice, as things stand now."""
    return _MAKERS[choice.view](words, material, choice)


def _name(words: Words, material: Material) -> str:
    meeting = material.meeting
    return meeting_name(words, title=meeting.title, team=meeting.team) if meeting else ""


def _welcome(words: Words, material: Material, _choice: Choice) -> Sheet:
    meeting = material.meeting
    at = meeting.at if meeting else None
    told = [words.date(at, long=True) if at else "", meeting.venue if meeting else ""]
    when = " · ".join(part for part in told if part)
    rules = tuple(Item(rule, lead=f"{number}.") for number, rule in enumerate(rules_of(words, material), 1))
    return Sheet(Shape.LINES, title=words.say("Welcome"), kicker=_name(words, material), items=rules, foot=when)


def _agenda(words: Words, material: Material, _choice: Choice) -> Sheet:
    agenda, meeting = material.agenda, material.meeting
    begin = meeting.planned_at if meeting and not meeting.started_at and meeting.planned_at else material.now()
    times = expected_times(agenda, begin)
    items = []
    for item, span in zip(agenda, times, strict=True):
        # Where no minutes are planned, a time would be a guess.
        told = span is not None and (item.runs or any(one.planned_min for one in agenda))
        lead = words.time(span[0]) if span and told else ""
        items.append(
            Item(
                f"✓ {item.title}" if item.is_taken else item.title,
                lead=lead,
                below=_say_on(words, item, material) if item.is_on else "",
                marked=item.is_on,
                settled=item.is_taken and not item.is_on,
            )
        )
    start = next((place for place, item in enumerate(agenda) if item.is_on), 0)
    foot = "" if items else words.say("No agenda yet.")
    return Sheet(
        Shape.LINES,
        title=words.say("Agenda"),
        kicker=_name(words, material),
        items=tuple(items),
        foot=foot,
        start=start,
    )


def _say_on(words: Words, item: AgendaRow, material: Material) -> str:
    clock = item_clock(item, material.now())
    if not clock.allowed_s or clock.left_s < 0:
        return words.say("→ On now")
    until = material.now() + timedelta(seconds=clock.left_s)
    return words.say("→ On now, until {time}", time=words.time(until))


def _question(words: Words, material: Material, choice: Choice) -> Sheet:
    item = material.item
    text = choice.line or (item.title if item else _name(words, material))
    return Sheet(Shape.BIG, kicker=_name(words, material), big=text)


def _board(words: Words, material: Material, _choice: Choice) -> Sheet:
    order: dict[str, int] = {}
    for row in material.priorities:
        if row.theme:
            order.setdefault(row.theme, len(order))
    rows = sorted(material.priorities, key=lambda row: order.get(row.theme, len(order)))
    count = len(rows)
    return Sheet(
        Shape.CARDS,
        title=words.say("Priorities"),
        kicker=_name(words, material),
        items=tuple(_note(words, row) for row in rows),
        foot=words.plural("{count} priority", "{count} priorities", count)
        if count
        else words.say("Nothing written yet."),
    )


def _note(words: Words, row: PriorityRow) -> Item:
    """Show a priority with the sector that raised it: never a person's name, nor a family's."""
    return Item(
        row.text,
        above=row.theme,
        below=label(words, row.sector) if row.sector else "",
        tint=row.colour,
        sector=row.sector,
    )


def _decisions(words: Words, material: Material, _choice: Choice) -> Sheet:
    items = tuple(
        Item(row.text, lead=f"{number}.", below=label(words, row.rule))
        for number, row in enumerate(material.decisions, 1)
    )
    return Sheet(
        Shape.LINES,
        title=words.say("Decisions"),
        kicker=_name(words, material),
        items=items,
        foot="" if items else words.say("Nothing decided yet."),
        start=max(len(items) - 1, 0),
    )


def _actions(words: Words, material: Material, _choice: Choice) -> Sheet:
    items = tuple(
        Item(row.what, lead=f"{number}.", below=_say_who(words, row)) for number, row in enumerate(material.actions, 1)
    )
    return Sheet(
        Shape.LINES,
        title=words.say("What we do next"),
        kicker=_name(words, material),
        items=items,
        foot="" if items else words.say("Nothing agreed yet."),
        start=max(len(items) - 1, 0),
    )


def _say_who(words: Words, row: ActionRow) -> str:
    """Say who does it and by when; the partner answers for it, so no person needs to be named."""
    who = row.owner or words.say("who: still open")
    when = words.say("by {day}", day=words.date(row.due)) if row.due else words.say("when: still open")
    return f"{who} · {when}"


def _clock(words: Words, material: Material, _choice: Choice) -> Sheet:
    item, now = material.item, material.now()
    if item is None:
        return Sheet(Shape.CLOCK, kicker=_name(words, material), big=words.time(now))
    clock = item_clock(item, now)
    tone = TONES[clock.pace]
    seconds = abs(clock.left_s) if clock.allowed_s else clock.spent_s
    digits = f"{seconds // 60}:{seconds % 60:02}"
    if clock.allowed_s:
        word = words.say("{minutes} min planned", minutes=item.allowed_min)
        word = f"{GLYPHS[tone]} {label(words, clock.pace)} · {word}"
    else:
        word = words.say("since the item began")
    agenda = material.agenda
    following = [other for other in agenda[agenda.index(item) + 1 :] if not other.is_taken]
    return Sheet(
        Shape.CLOCK,
        title=item.title,
        kicker=_name(words, material),
        big=f"+{digits}" if clock.left_s < 0 and clock.allowed_s else digits,
        word=word,
        tone=tone if clock.allowed_s else Tone.PLAIN,
        foot=words.say("Then: {item}", item=following[0].title) if following else "",
    )


def _quiet(words: Words, _material: Material, choice: Choice) -> Sheet:
    return Sheet(Shape.CALM, big=choice.line or words.say(QUIET))


_MAKERS: dict[View, Callable[[Words, Material, Choice], Sheet]] = {
    View.WELCOME: _welcome,
    View.AGENDA: _agenda,
    View.QUESTION: _question,
    View.BOARD: _board,
    View.PROGRESS: make_progress,
    View.RESULT: make_result,
    View.DECISIONS: _decisions,
    View.ACTIONS: _actions,
    View.CLOCK: _clock,
    View.QUIET: _quiet,
}
