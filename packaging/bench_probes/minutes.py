"""Make large minutes with our papers and the same text with ReportLab alone; tell both times."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import fontpkg_atkinson_hyperlegible as atkinson
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.meetings import EngagementTool
from coprod_desktop.domain.minutes import (
    ActionLine,
    AgendaLine,
    Captured,
    DecisionLine,
    ItemMinutes,
    MinutesContent,
    MinutesHeading,
    PersonPresent,
    PriorityLine,
    Span,
)
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.projects import Phase
from coprod_desktop.reports import minutes_paper
from coprod_desktop.words import Words

START = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
SAID = "Un solo numero da chiamare, anche di sera, con una persona che conosce già la storia di nostro figlio"


def content() -> MinutesContent:
    """Give minutes of 60 people, 200 priorities, 20 decisions and 80 actions."""
    people = tuple(
        PersonPresent(f"Mamma, Famiglia {n}", f"Famiglia {n}", "madre", Capacity.MEMBER, "", (Span(START, START),))
        for n in range(60)
    )
    items = tuple(
        ItemMinutes(
            n,
            f"Che cosa serve alle famiglie, parte {n}",
            20,
            (Span(START + timedelta(minutes=20 * n), START + timedelta(minutes=20 * n + 20)),),
            Captured(
                notes=(SAID + ".",) * 2,
                priorities=tuple(
                    PriorityLine(f"{SAID} ({i})", f"Famiglia {i}", Sector.FAMILIES_NONPROFITS, "Orari")
                    for i in range(20)
                ),
                decisions=(
                    DecisionLine(None, SAID, SAID, DecisionRule.CONSENSUS, (), (SAID,), ()),
                    DecisionLine(None, SAID, SAID, DecisionRule.MAJORITY, (SAID,), (), (SAID,)),
                ),
                actions=tuple(
                    ActionLine(SAID, f"Famiglia {i}", "", date(2026, 4, 1), ActionState.OPEN) for i in range(8)
                ),
            ),
        )
        for n in range(1, 11)
    )
    heading = MinutesHeading(
        lead="ASL di Cremona",
        project="Servizi per l’autismo",
        service_area="Servizi per bambini e ragazzi",
        tender_ref="Bando",
        title="Che cosa serve",
        number=3,
        team="",
        phase=Phase.CO_DESIGN,
        tool=EngagementTool.FOCUS_GROUP,
        held_on=START.date(),
        started=START,
        ended=START + timedelta(minutes=200),
        venue="Scuola Manzoni",
        convocation="",
        chair="Laura",
        minute_taker="Paolo",
        agenda=tuple(AgendaLine(item.number, item.title, 20) for item in items),
    )
    return MinutesContent(heading, people, (), (), (), items, Captured(), (), None)


def alone(minutes: MinutesContent) -> None:
    """Set the same text with ReportLab's own paragraphs and tables."""
    body = ParagraphStyle("body", fontName="Bare", fontSize=10.5, leading=15)

    def say(text: str) -> Paragraph:
        return Paragraph(escape(text), body)

    flow: list[Any] = [say(minutes.heading.title), say(minutes.heading.project)]
    flow.append(
        Table([[say(p.name), say(p.organisation), say(p.role), say("per tutta la riunione")] for p in minutes.present])
    )
    for item in minutes.items:
        held = item.captured
        flow += [say(item.title), *(say(note) for note in held.notes)]
        flow += [say(f"{p.text} — {p.partner}, {p.theme}") for p in held.priorities]
        for decision in held.decisions:
            texts = decision.text, decision.reason, *decision.answers, *decision.declines, *decision.dissents
            flow += [say(text) for text in texts]
        flow.append(Table([[say(a.what), say(a.owner), say("1 aprile 2026")] for a in held.actions]))
    SimpleDocTemplate(BytesIO(), pagesize=A4).build(flow)


def milliseconds(work: Callable[[], object]) -> float:
    """Time one piece of work."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


pdfmetrics.registerFont(TTFont("Bare", str(atkinson.ROOT / "files" / "AtkinsonHyperlegible-Regular.ttf")))
large, words = content(), Words("it")
minutes_paper(large, words)
alone(large)
times = [(milliseconds(lambda: minutes_paper(large, words)), milliseconds(lambda: alone(large))) for _ in range(7)]
for column in zip(*times, strict=True):
    print(statistics.median(column))
