"""The minutes as a paper: what stands on it, in which order, in both languages."""

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest
from pypdf.generic import DictionaryObject

from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.minutes import AgendaLine, Captured, DecisionLine, ItemMinutes, MinutesContent, PersonPresent
from coprod_desktop.reports import Paper, minutes_paper
from coprod_desktop.words import Words
from tests.reports.reading import outline, page_texts, printed, reader
from tests.reports.samples import CONTENT, HEADING, person, span

ENGLISH, ITALIAN = Words("en", UTC), Words("it", UTC)


def english(content: MinutesContent) -> str:
    return printed(minutes_paper(content, ENGLISH))


def alone(**changes: object) -> MinutesContent:
    """Give minutes of a meeting in which nothing happened but these changes."""
    empty = MinutesContent(HEADING, (), (), (), (), (), Captured(), (), None)
    return replace(empty, **changes)  # type: ignore[arg-type]


def test_parts_come_in_their_order_in_english() -> None:
    assert outline(minutes_paper(CONTENT, ENGLISH)) == [
        "Minutes",
        "Agenda",
        "Present (7)",
        "Absent with apologies (1)",
        "Absent (1)",
        "Since last time",
        "1. Welcome and what was agreed last time",
        "3. Transport",
        "2. A day in the centre: what matters to the children",
        "Any other business",
        "On the agenda, but not dealt with",
        "All open actions",
        "Next meeting",
        "Read, approved and signed",
    ]


def test_parts_bear_their_usual_names_in_italian() -> None:
    titles = outline(minutes_paper(CONTENT, ITALIAN))
    assert titles[:5] == [
        "Verbale dell’incontro",
        "Ordine del giorno",
        "Presenti (7)",
        "Assenti giustificati (1)",
        "Assenti (1)",
    ]
    assert titles[-1] == "Letto, approvato e sottoscritto"


def test_heading_tells_which_meeting_it_was() -> None:
    text = english(CONTENT)
    assert "Cremona Local Health Authority Minutes What the day centre must offer" in text
    assert "2nd meeting of the team «Casalasco»" in text
    assert "Thursday, 12 March 2009, 14:30 to 16:45" in text
    plenary = replace(HEADING, team="", number=3)
    assert "3rd plenary meeting of the project" in english(replace(CONTENT, heading=plenary))


def test_a_number_of_the_register_is_told_once_given() -> None:
    assert "Number in the register" not in english(CONTENT)
    text = english(replace(CONTENT, heading=replace(HEADING, register_number=47)))
    assert "Number in the register 47" in text


def test_marks_stand_on_every_page() -> None:
    paper = minutes_paper(CONTENT, ENGLISH)
    assert paper.pages > 2
    assert all("Draft · Illustrative example" in text for text in page_texts(paper))
    settled = minutes_paper(replace(CONTENT, draft=False, illustrative_note=""), ENGLISH)
    assert "Draft" not in printed(settled)
    assert "Illustrative" not in printed(settled)


@pytest.mark.parametrize("words", [ENGLISH, ITALIAN])
def test_every_page_tells_its_number(words: Words) -> None:
    texts = page_texts(minutes_paper(CONTENT, words))
    name, of = ("Page", "of") if words.language == "en" else ("Pagina", "di")
    assert all(f"{name} {number} {of} {len(texts)}" in text for number, text in enumerate(texts, 1))


@pytest.mark.parametrize(
    ("stays", "said"),
    [
        ((("14:26", "16:45"),), "throughout"),
        ((("14:34", None),), "throughout"),
        ((("14:36", "16:45"),), "from 14:36"),
        ((("14:30", "16:00"),), "until 16:00"),
        ((("15:00", "16:00"),), "15:00–16:00"),
        ((("14:30", "15:00"), ("15:30", None)), "14:30–15:00, 15:30–16:45"),
    ],
)
def test_it_is_told_when_somebody_was_in_the_room(stays: tuple[tuple[str, str | None], ...], said: str) -> None:
    present = person("Anna", "School", *(span(start, end) for start, end in stays))
    assert f"Anna School {said}" in english(alone(present=(present,)))


def test_who_missed_an_item_is_told_with_it() -> None:
    text = english(CONTENT)
    assert "14:30 to 14:45 Not in the room: Family 5; Fatima All were welcomed." in text
    assert text.count("Not in the room") == 1


def test_a_family_is_not_named_twice() -> None:
    family = PersonPresent("Family 3", "Family 3", "", CONTENT.present[0].capacity, "", (span("14:30", "16:45"),))
    assert "Family 3 throughout" in english(alone(present=(family,)))


def test_priorities_stand_by_group() -> None:
    text = english(CONTENT)
    public = text.index("Public sector • One file for school and centre — Municipality of Casalmaggiore")
    families = text.index("Families and nonprofits • A quiet room, with a door that closes — Family 3, Spaces")
    nobody = text.index("Group not noted • A list of who may fetch a child — Safety")
    assert public < families < nobody


def test_a_decision_tells_its_reason_and_what_it_answers() -> None:
    text = english(CONTENT)
    assert "Decision 12: The centre opens on Tuesdays" in text
    assert "Reason: The families asked for the late hour" in text
    assert "This declines: «One Saturday a month»" in text
    assert "Decision: Each child has two named educators for the whole year. Reason: not written down" in text
    assert "How it was decided: majority" in text
    assert "Dissent on record: The cooperative: our contracts end in June." in text


def test_open_actions_of_last_time_are_answered() -> None:
    text = english(CONTENT)
    assert "Done The school offers one." in text
    assert "new date: 9 Apr 2009 Four families have not answered yet." in text
    assert "Nothing was said about it." in text


def test_a_date_that_is_past_is_told_in_words() -> None:
    text = english(CONTENT)
    assert "Print the leaflet Association Il Ponte 1 Mar 2009 Blocked overdue" in text
    assert text.count("overdue") == 1


def test_nothing_is_left_blank_where_nothing_happened() -> None:
    text = english(alone())
    assert "Nobody was registered as present." in text
    assert "No action is open." in text
    assert "The next meeting has not been set yet." in text
    for title in ("Absent", "Since last time", "Any other business"):
        assert title not in text


def test_an_item_without_notes_says_so() -> None:
    item = ItemMinutes(1, "Welcome", 5, (span("14:30", "14:35"),), Captured())
    assert "1. Welcome 14:30 to 14:35 Nothing was written down" in english(alone(items=(item,)))


def test_a_meeting_not_yet_held_has_no_items_left_out() -> None:
    heading = replace(HEADING, started=None, ended=None)
    text = english(alone(heading=heading))
    assert "not dealt with" not in text
    assert "The meeting ended" not in text


def test_two_lines_are_there_to_sign_on() -> None:
    last = page_texts(minutes_paper(CONTENT, ENGLISH))[-1]
    signing = " ".join(last[last.index("Read, approved and signed") :].split())
    assert "Chair Lucia Ferri Minutes taken by Paolo Conti" in signing


def test_nobody_signs_a_page_on_which_nothing_else_stands() -> None:
    for count in range(1, 6):
        actions = (replace(CONTENT.open_actions[0], what="Ask for a room"),) * count
        pages = page_texts(minutes_paper(alone(open_actions=actions), ENGLISH))
        signed = next(page for page in pages if "Read, approved and signed" in page)
        assert "Next meeting" in signed
    assert len(pages) > 1


def test_a_date_is_not_parted_in_large_print() -> None:
    actions = (replace(CONTENT.open_actions[0], what="Ask for a room " * 9, owner="Association Il Ponte"),) * 2
    lines = "\n".join(page_texts(minutes_paper(alone(open_actions=actions), ENGLISH, large=True)))
    assert lines.count("\n9 Apr 2009") == 2


def test_properties_tell_title_language_and_date() -> None:
    file = reader(minutes_paper(CONTENT, ITALIAN))
    assert file.metadata is not None
    assert file.metadata.title == "Verbale: What the day centre must offer, 12 mar 2009"
    assert file.metadata.author == "Cremona Local Health Authority"
    assert file.metadata.creation_date is not None
    assert file.metadata.creation_date.date() == date(2009, 3, 12)
    assert str(file.root_object["/Lang"]) == "it-IT"
    preferences = file.root_object["/ViewerPreferences"].get_object()
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"]


def test_all_fonts_are_embedded_as_subsets() -> None:
    for page in reader(minutes_paper(CONTENT, ENGLISH)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
            assert "+Atkinson" in descriptor["/FontName"] or "+DejaVu" in descriptor["/FontName"]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert minutes_paper(CONTENT, ENGLISH).pdf == minutes_paper(CONTENT, ENGLISH).pdf


def words_of(paper: Paper) -> set[str]:
    """Give the words of a paper without the comma that the running title may leave out."""
    return {word.strip(",") for word in printed(paper).split()}


def test_large_print_holds_the_same_words() -> None:
    plain, large = minutes_paper(CONTENT, ITALIAN), minutes_paper(CONTENT, ITALIAN, large=True)
    assert large.pages > plain.pages
    assert outline(plain) == outline(large)
    missing = words_of(plain) - words_of(large)
    assert all(word.isdigit() for word in missing)


def test_times_are_told_in_the_zone_of_the_words() -> None:
    assert "15:30 to 17:45" in printed(minutes_paper(CONTENT, Words("en", ZoneInfo("Europe/Rome"))))


def test_a_long_agenda_is_numbered_through() -> None:
    agenda = tuple(AgendaLine(number, f"Item {number}", 0) for number in range(1, 121))
    text = english(alone(heading=replace(HEADING, agenda=agenda)))
    assert "119. Item 119 120. Item 120" in text


@pytest.mark.parametrize("language", ["en", "it"])
def test_how_something_was_decided_is_said_in_other_words_than_the_question(language: str) -> None:
    words = Words(language, UTC)
    line = DecisionLine(None, "Sì", "", DecisionRule.LEAD_DECIDES, (), (), ())
    told = printed(minutes_paper(alone(outside=Captured(decisions=(line,))), words))
    wanted = {
        "en": "How it was decided: by the lead",
        "it": "Come si è deciso: scelta del capofila",
    }
    assert wanted[language] in told


@pytest.mark.parametrize("words", [ENGLISH, ITALIAN], ids=["en", "it"])
@pytest.mark.parametrize("large", [False, True])
def test_the_running_title_keeps_its_date(words: Words, large: bool) -> None:
    title = "A che punto siamo: le tre squadre si raccontano, e che cosa resta da fare prima dell’estate"
    content = replace(CONTENT, heading=replace(HEADING, title=title))
    second = page_texts(minutes_paper(content, words, large=large))[1]
    line = next(line for line in second.splitlines() if "…" in line)
    assert words.date(HEADING.held_on) in line
    assert line.startswith(words.say("Minutes: {meeting}, {date}", meeting="A che", date="").removesuffix(", "))
