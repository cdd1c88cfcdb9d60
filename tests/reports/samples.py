"""Minutes to print: a whole meeting with something of everything."""

from datetime import UTC, date, datetime

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.meetings import EngagementTool
from coprod_desktop.domain.minutes import (
    ActionAnswer,
    ActionLine,
    AgendaLine,
    Captured,
    DecisionLine,
    ItemMinutes,
    MinutesContent,
    MinutesHeading,
    NextMeeting,
    PersonAway,
    PersonPresent,
    PriorityLine,
    Span,
    Statement,
)
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.projects import Phase


def at(clock: str) -> datetime:
    """Give a moment of the day of the meeting, in UTC."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2009, 3, 12, hour, minute, tzinfo=UTC)


def span(start: str, end: str | None) -> Span:
    return Span(at(start), at(end) if end else None)


def person(name: str, organisation: str, *stays: Span, role: str = "", **more: object) -> PersonPresent:
    capacity = more.get("capacity", Capacity.MEMBER)
    proxy = more.get("proxy", "")
    assert isinstance(capacity, Capacity)
    assert isinstance(proxy, str)
    return PersonPresent(name, organisation, role, capacity, proxy, stays)


HEADING = MinutesHeading(
    lead="Cremona Local Health Authority",
    project="Support for families of children with autism",
    service_area="Disability",
    tender_ref="Lombardy Region, tender of March 2008",
    title="What the day centre must offer",
    number=2,
    team="Casalasco",
    phase=Phase.CO_DESIGN,
    tool=EngagementTool.FOCUS_GROUP,
    held_on=date(2009, 3, 12),
    started=at("14:30"),
    ended=at("16:45"),
    venue="Primary school of Casalmaggiore, room 4",
    convocation="Letter 112 of 26 February 2009",
    chair="Lucia Ferri",
    minute_taker="Paolo Conti",
    agenda=(
        AgendaLine(1, "Welcome and what was agreed last time", 15),
        AgendaLine(2, "A day in the centre: what matters to the children", 60),
        AgendaLine(3, "Transport", 30),
        AgendaLine(4, "Training of the volunteers", 0),
    ),
)

DAY_CENTRE = Captured(
    notes=(
        "The families told how an afternoon goes now. Most children go home at four because nobody can stay with "
        "them; two parents have given up part of their work.\n"
        "The psychologist explained what the centre of Crema does, and what it could not do in its first year.",
        "The school offers a room on Tuesdays and Thursdays, with a garden that is closed on all sides.",
    ),
    statements=(
        Statement("We will not sign a plan that has no place for children over fourteen.", "Family 3"),
        Statement("The authority cannot promise staff beyond December.", "Lucia Ferri"),
    ),
    priorities=(
        PriorityLine("A quiet room, with a door that closes", "Family 3", Sector.FAMILIES_NONPROFITS, "Spaces"),
        PriorityLine("The same two educators all year", "Family 5", Sector.FAMILIES_NONPROFITS, "Staff"),
        PriorityLine(
            "Open until 18:30, so that both parents can keep their work; and one Saturday a month, because a family "
            "also needs a morning without appointments",
            "Association Il Ponte",
            Sector.FAMILIES_NONPROFITS,
            "Times",
        ),
        PriorityLine("One file for school and centre", "Municipality of Casalmaggiore", Sector.PUBLIC, ""),
        PriorityLine("A list of who may fetch a child", "", None, "Safety"),
    ),
    decisions=(
        DecisionLine(
            12,
            "The centre opens on Tuesdays and Thursdays from 14:00 to 18:30, in the school of Casalmaggiore.",
            "The families asked for the late hour; the school can give the room only on these two days.",
            DecisionRule.CONSENSUS,
            (),
            ("A quiet room, with a door that closes", "Open until 18:30, so that both parents can keep their work"),
            ("One Saturday a month",),
        ),
        DecisionLine(
            None,
            "Each child has two named educators for the whole year.",
            "",
            DecisionRule.MAJORITY,
            ("The cooperative: our contracts end in June.",),
            ("The same two educators all year",),
            (),
        ),
    ),
    actions=(
        ActionLine(
            "Ask the school for the keys of room 4 and for a cupboard that locks",
            "Municipality of Casalmaggiore",
            "Anna Bassi",
            date(2009, 3, 26),
            ActionState.OPEN,
        ),
        ActionLine("Write the rota of the educators", "Cooperative Il Cerchio", "", None, ActionState.OPEN),
        ActionLine("Visit the centre of Crema with two families", "", "", date(2009, 4, 2), ActionState.OPEN),
    ),
)

CONTENT = MinutesContent(
    heading=HEADING,
    present=(
        person("Lucia Ferri", "Cremona Local Health Authority", span("14:28", "16:45"), role="Head of disability"),
        person("Paolo Conti", "Cremona Local Health Authority", span("14:30", "16:45"), role="Facilitator"),
        person("Anna Bassi", "Municipality of Casalmaggiore", span("14:31", "15:40"), role="Social worker"),
        person("Family 3", "Family 3", span("14:32", "16:44")),
        person("Family 5", "Family 5", span("15:02", "16:45")),
        person(
            "Marco Galli", "Association Il Ponte", span("14:30", "15:10"), span("15:30", "16:45"), proxy="Elena Riva"
        ),
        person("Fatima", "Family 5", span("15:02", "16:45"), capacity=Capacity.INTERPRETER),
    ),
    apologies=(PersonAway("Elena Riva", "Association Il Ponte", "President"),),
    absent=(PersonAway("Family 7", "Family 7", ""),),
    earlier_actions=(
        ActionAnswer(
            ActionLine(
                "Find a room near the station", "Cooperative Il Cerchio", "", date(2009, 3, 1), ActionState.OPEN
            ),
            "First meeting of the team",
            date(2009, 2, 12),
            ActionState.DONE,
            None,
            "",
            "The school offers one.",
        ),
        ActionAnswer(
            ActionLine("Count who needs transport", "Family 5", "", date(2009, 3, 10), ActionState.IN_PROGRESS),
            "First meeting of the team",
            date(2009, 2, 12),
            ActionState.GOES_ON,
            date(2009, 4, 9),
            "",
            "Four families have not answered yet.",
        ),
        ActionAnswer(
            ActionLine(
                "Write to the bus company", "Municipality of Casalmaggiore", "Anna Bassi", None, ActionState.OPEN
            ),
            "",
            None,
            None,
            None,
            "",
            "",
        ),
    ),
    items=(
        ItemMinutes(1, HEADING.agenda[0].title, 15, (span("14:30", "14:45"),), Captured(notes=("All were welcomed.",))),
        ItemMinutes(3, "Transport", 30, (span("14:45", "15:00"), span("16:20", "16:45")), Captured()),
        ItemMinutes(2, HEADING.agenda[1].title, 60, (span("15:00", "16:20"),), DAY_CENTRE),
    ),
    outside=Captured(notes=("The association invites everybody to its feast on 4 April.",)),
    open_actions=(
        ActionLine("Count who needs transport", "Family 5", "", date(2009, 4, 9), ActionState.GOES_ON),
        ActionLine("Print the leaflet", "Association Il Ponte", "", date(2009, 3, 1), ActionState.BLOCKED),
        *DAY_CENTRE.actions,
    ),
    next_meeting=NextMeeting("Transport and volunteers", date(2009, 4, 9), at("14:30"), "Town hall of Viadana"),
    illustrative_note=(
        "Illustrative example: names and statements are invented; figures from Sicilia, Guarini, Sancino, Andreani and "
        "Ruffini, International Review of Administrative Sciences 82(1), 2016."
    ),
)
