"""The items in the minutes, in the order really taken: what was said, raised, decided and agreed."""

from collections.abc import Sequence

from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.minutes import (
    Captured,
    DecisionLine,
    ItemMinutes,
    MinutesContent,
    PriorityLine,
    Statement,
    away_from,
)
from coprod_desktop.domain.partners import Sector
from coprod_desktop.reports.lines import Span
from coprod_desktop.reports.minutes_actions import write_actions
from coprod_desktop.reports.minutes_people import stretch
from coprod_desktop.reports.minutes_polls import write_poll
from coprod_desktop.reports.sheet import Sheet
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label


def write_items(sheet: Sheet, content: MinutesContent, words: Words) -> None:
    """Write each item, and after them what was captured under none."""
    for item in content.items:
        sheet.heading(2, f"{item.number}. {item.title}")
        _write_circumstances(sheet, content, item, words)
        _write_captured(sheet, item.captured, words)
        if not item.captured:
            sheet.paragraph([sheet.quiet(words.say("Nothing was written down under this item."))])
    if content.outside:
        sheet.heading(2, words.say("Any other business"))
        _write_captured(sheet, content.outside, words)


def _write_circumstances(sheet: Sheet, content: MinutesContent, item: ItemMinutes, words: Words) -> None:
    """Write when an item was dealt with, and who of those present was out of the room."""
    times = ", ".join(stretch(spell, words) for spell in item.spells)
    if times:
        sheet.paragraph([sheet.fine(times)], before=1.0, keep_next=True)
    # Names may hold commas, as «Mother, Family 3».
    away = "; ".join(person.name for person in away_from(content, item))
    if away:
        sheet.paragraph([sheet.fine(words.say("Not in the room: {names}", names=away))], before=1.0, keep_next=True)


def _write_captured(sheet: Sheet, captured: Captured, words: Words) -> None:
    for note in captured.notes:
        sheet.paragraph(note)
    for statement in captured.statements:
        _write_statement(sheet, statement, words)
    if captured.priorities:
        _write_priorities(sheet, captured.priorities, words)
    for poll in captured.polls:
        write_poll(sheet, poll, words)
    for decision in captured.decisions:
        _write_decision(sheet, decision, words)
    if captured.actions:
        sheet.heading(3, words.say("Actions agreed"))
        write_actions(sheet, captured.actions, words)


def _write_statement(sheet: Sheet, statement: Statement, words: Words) -> None:
    lead = words.say("On record at the wish of {name}:", name=statement.wished_by)
    sheet.paragraph([sheet.strong(f"{lead} "), sheet.plain(statement.text)])


def _write_priorities(sheet: Sheet, priorities: Sequence[PriorityLine], words: Words) -> None:
    """Write the priorities of each group together, in the order in which they were raised there."""
    raised = sum(1 + len(priority.joined) for priority in priorities)
    sheet.heading(3, words.say("Priorities raised ({count})", count=raised))
    before = 4.0
    for sector in (*Sector, None):
        group = [priority for priority in priorities if priority.sector is sector]
        if group:
            name = label(words, sector) if sector else words.say("Group not noted")
            sheet.paragraph([sheet.accent(name)], before=before, keep_next=True)
            sheet.listing([_priority(sheet, priority, words) for priority in group])
            before = 8.0


def _priority(sheet: Sheet, priority: PriorityLine, words: Words) -> list[Span]:
    """Write a priority, and below it those taken as the same, in the words in which they were said."""
    about = ", ".join(filter(None, (priority.partner, priority.theme)))
    spans = [sheet.plain(priority.text), *([sheet.quiet(f" — {about}")] if about else [])]
    if priority.joined:
        spans.append(sheet.quiet("\n" + words.say("Joined with it, as it was said:")))
    for one in priority.joined:
        spans.append(sheet.plain(f"\n– «{one.text}»"))
        spans += [sheet.quiet(f" — {one.partner}")] if one.partner else []
    return spans


def _write_decision(sheet: Sheet, decision: DecisionLine, words: Words) -> None:
    """Write a decision with its reason, its rule, and what it says to the priorities."""
    if decision.number is None:
        name = words.say("Decision:")
    else:
        name = words.say("Decision {number}:", number=decision.number)
    reason = decision.reason or words.say("not written down")
    parts = [
        [sheet.accent(f"{name} "), sheet.strong(decision.text)],
        _named(sheet, words.say("Reason:"), reason),
        _named(sheet, words.say("How it was decided:"), _rule(decision, words)),
        *_answers(sheet, words.say("This answers:"), decision.answers),
        *_answers(sheet, words.say("This declines:"), decision.declines),
        *(_named(sheet, words.say("Dissent on record:"), dissent) for dissent in decision.dissents),
    ]
    sheet.barred(parts)


def _rule(decision: DecisionLine, words: Words) -> str:
    said = label(words, decision.rule)
    said = said[:1].lower() + said[1:]
    if not decision.poll:
        return said
    if decision.rule is DecisionRule.VOTE:
        return f"{said}: «{decision.poll}»"
    return words.say("{rule}, after the vote «{question}»", rule=said, question=decision.poll)


def _named(sheet: Sheet, name: str, text: str) -> list[Span]:
    return [sheet.quiet(f"{name} "), sheet.plain(text)]


def _answers(sheet: Sheet, name: str, priorities: Sequence[str]) -> list[list[Span]]:
    if not priorities:
        return []
    if len(priorities) == 1:
        return [_named(sheet, name, f"«{priorities[0]}»")]
    return [[sheet.quiet(name), *(sheet.plain(f"\n– «{text}»") for text in priorities)]]
