"""Votes on paper: rule, turns, result and all ballots, so that anybody can count again; an open one has no total."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from uuid import uuid4

import pytest

from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.minutes import Captured, DecisionLine, MinutesContent, PollMinutes
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.poll_count import CountedBallot, count_merged, count_options, pool
from coprod_desktop.domain.polls import (
    CountLine,
    CountTable,
    PollEventRow,
    PollMethod,
    PollOptionRow,
    PollResult,
    PollRow,
    PollState,
    Secrecy,
)
from coprod_desktop.reports import Paper, minutes_paper
from coprod_desktop.words import Words
from tests.reports.reading import letters, page_texts, printed, reader
from tests.reports.samples import CONTENT, at
from tests.reports.test_hostile_minutes import HOSTILE
from tests.reports.test_tags import root_of, walk

ENGLISH, ITALIAN = Words("en", UTC), Words("it", UTC)
QUESTION = "What comes first?"
TEXTS = ("A shuttle in the evening", "A day centre", "One number to call")
Ballots = Sequence[tuple[Sector | None, tuple[int, ...]]]
PUBLIC, FAMILIES = Sector.PUBLIC, Sector.FAMILIES_NONPROFITS
BALLOTS: Ballots = [(PUBLIC, (2, 1, 0))] * 5 + [(FAMILIES, (0, 2, 1))] * 5 + [(FAMILIES, (0, 0, 0))]


def vote(
    ballots: Ballots | None,
    *,
    texts: tuple[str, ...] = TEXTS,
    voters: tuple[str, ...] = (),
    paper: bool = False,
    reason: str = "A sheet was found",
) -> PollMinutes:
    """Tell a vote with these ballots, or one that is open."""
    options = tuple(PollOptionRow(uuid4(), text, None) for text in texts)
    events = [
        PollEventRow(PollState.OPEN, at("15:10"), ""),
        PollEventRow(PollState.CLOSED, at("15:20"), ""),
        PollEventRow(PollState.OPEN, at("15:22"), ""),
        PollEventRow(PollState.CLOSED, at("15:25"), ""),
        PollEventRow(PollState.OPEN, at("15:28"), reason),
    ]
    if ballots is not None:
        events.append(PollEventRow(PollState.CLOSED, at("15:30"), ""))
    poll = PollRow(
        id=uuid4(),
        meeting_id=uuid4(),
        item_id=None,
        question=QUESTION,
        method=PollMethod.DOTS,
        secrecy=Secrecy.NAMED if voters else Secrecy.SECRET,
        budget=3,
        cap=2,
        state=events[-1].state,
        options=options,
        shuffled=options[::-1],
        entitled=12,
        cast=len(ballots or ()) or 4,
        events=tuple(events),
    )
    if ballots is None:
        return PollMinutes(poll, None, None, ())
    counted = [CountedBallot(s, {o.id: n for o, n in zip(options, dots, strict=False)}) for s, dots in ballots]
    result = PollResult(
        poll_id=poll.id,
        options=count_options(options, counted),
        entitled=12,
        ballots=len(counted),
        abstained=sum(ballot.is_blank for ballot in counted),
        from_paper=len(counted) if paper else 0,
        voters=pool(counted),
    )
    lines = tuple(
        CountLine(number, paper, voters[number - 1] if voters else "", sector, dots + (0,) * (len(options) - len(dots)))
        for number, (sector, dots) in enumerate(ballots, 1)
    )
    return PollMinutes(poll, result, CountTable(options, lines), ("We begin with the day centre",))


def on_paper(told: PollMinutes, words: Words = ENGLISH, *, large: bool = False) -> Paper:
    content = replace(CONTENT, items=(), outside=Captured(polls=(told,)))
    return minutes_paper(content, words, large=large)


def english(told: PollMinutes) -> str:
    return printed(on_paper(told))


def test_a_vote_tells_its_rule_its_turns_and_its_result() -> None:
    text = english(vote(BALLOTS))
    for part in (
        f"Vote: {QUESTION}",
        "Secret dot vote. Each person had 3 dots, at most 2 of them for one option.",
        "Closed: 15:20",
        "Opened again: 15:22, because its closing was taken back",
        "Opened again: 15:28. Reason: A sheet was found",
        "11 of 12 who may vote have voted. 1 ballot was blank (an abstention).",
        "1st B A day centre",
        "Public sector: 5 dots from 5 people Families and nonprofits: 10 dots from 5 people 15 10",
        "2nd A A shuttle in the evening",
        "3rd C One number to call",
        "Ballots by group: Public sector 5; Families and nonprofits 6.",
        "All ballots of the vote, to be counted again",
        "Laptop 1 Public sector 2 1 –",
        "Sum 10 15 5",
        "Decided after this vote: «We begin with the day centre»",
    ):
        assert part in text


def test_it_tells_the_same_in_italian() -> None:
    text = printed(on_paper(vote(BALLOTS), ITALIAN))
    for part in (
        f"Votazione: {QUESTION}",
        "Votazione segreta con i bollini. Ogni persona aveva 3 bollini, al massimo 2 per la stessa opzione.",
        "Riaperta: 15:22, perché la chiusura è stata annullata",
        "Hanno votato 11 persone su 12 con diritto di voto. 1 scheda era bianca (un’astensione).",
        "Computer 1 Settore pubblico 2 1 –",
        "Totale 10 15 5",
    ):
        assert part in text


def test_an_open_vote_says_so_and_has_no_total() -> None:
    text = english(vote(None))
    assert "The vote is still open: it has no result yet. 4 of 12 who may vote have voted." in text
    assert "Sum" not in text
    assert not any(option in text for option in TEXTS)


def test_ties_and_a_split_that_is_withheld_are_said() -> None:
    text = english(vote([(PUBLIC, (1, 1, 0)), (FAMILIES, (1, 1, 0))]))
    assert "Options with equal dots share their place" in text
    assert "The ballots are not split by group" in text
    assert "Public sector:" not in text
    assert "Ballots by group" not in text


def test_sheets_and_voters_stand_in_the_table() -> None:
    assert "Sheet 2 2 1 –" in english(vote([(None, (2, 1, 0))] * 2, paper=True))
    named = vote([(None, (2, 1, 0))], voters=("Family 3",), paper=True)
    assert "Family 3 (sheet 1) 2 1 –" in english(named)
    assert "Dot vote by name." in english(named)
    assert "not split by group" not in english(named)


def test_few_ballots_of_the_laptop_or_of_paper_stand_with_the_others() -> None:
    told = vote([(None, (2, 1, 0))] * 2)
    assert told.table is not None
    text = english(replace(told, table=replace(told.table, mixed=True)))
    assert "those of paper and of the laptop together" in text
    assert "No. 2 2 1 –" in text
    assert "Laptop" not in text


def test_what_was_merged_later_is_told_beside_the_result() -> None:
    told = vote(BALLOTS)
    assert told.result is not None
    counted = [CountedBallot(None, {told.poll.options[0].id: 2, told.poll.options[1].id: 2})]
    merged = count_merged(told.poll.options[:2], counted, cap=3)
    text = english(replace(told, result=replace(told.result, merged=(merged,))))
    assert f"Taken as the same after the vote: «{TEXTS[0]}»; «{TEXTS[1]}». Together 3 dots from 1 person" in text


def test_a_vote_without_ballots_has_no_table() -> None:
    assert "All ballots" not in english(vote([]))


@pytest.mark.parametrize("large", [False, True])
def test_twenty_options_fit_with_a_legend(large: bool) -> None:
    texts = tuple(f"Option with a long text, number {number}" for number in range(1, 21))
    told = vote([(None, tuple([12] * 20))] * 30, texts=texts)
    paper = on_paper(told, large=large)
    text = printed(paper)
    columns = 6 if large else 10
    assert text.count("12 " * columns) >= 60
    assert "Sum" + " 360" * columns in text
    assert "T Option with a long text, number 20" in text
    for page in reader(paper).pages:
        assert page.mediabox.width < 600


def test_tables_are_tagged_with_their_heads() -> None:
    def tags(told: Captured) -> Counter[str]:
        paper = minutes_paper(replace(CONTENT, items=(), outside=told), ENGLISH)
        return Counter(element["/S"] for element in walk(root_of(paper)["/K"]))

    more = tags(Captured(polls=(vote(BALLOTS),))) - tags(Captured())
    assert (more["/Table"], more["/TH"], more["/TR"]) == (2, 4 + 5, 1 + 3 + 1 + 11 + 1)
    assert more["/TD"] == 3 * 4 + 12 * 5


def test_a_decision_names_the_vote_that_it_follows() -> None:
    def told(rule: DecisionRule) -> str:
        line = DecisionLine(None, "Yes", "", rule, (), (), (), poll=QUESTION)
        content: MinutesContent = replace(CONTENT, items=(), outside=Captured(decisions=(line,)))
        return printed(minutes_paper(content, ENGLISH))

    assert f"How it was decided: by vote: «{QUESTION}»" in told(DecisionRule.VOTE)
    assert f"How it was decided: consensus, after the vote «{QUESTION}»" in told(DecisionRule.CONSENSUS)


@pytest.mark.parametrize("sort", HOSTILE)
def test_hostile_texts_print_whole(sort: str) -> None:
    text = HOSTILE[sort]
    told = vote([(None, (1, 1))], texts=(text, "x"), voters=(text,), reason=text)
    told = replace(told, poll=replace(told.poll, question=text), decisions=(text,))
    paper = on_paper(told)
    shown, known = letters("".join(page_texts(paper))), letters("".join(paper.unprintable))
    typed = letters(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert {sign for sign, count in typed.items() if shown[sign] < 4 * count and sign not in known} == set()
