"""Which cards are shown: by what became of them, by meeting, group and sector, and by words."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.partners import Sector, name_key
from coprod_desktop.domain.priority_board import BoardNote, Outcome, Voice
from coprod_desktop.ui.priorities.sayings import say_meeting
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.ui.widgets.record_pane import FilterLine
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS

ALL, ANY, NONE = "all", "any", "none"
"""Values of a choice that are no key of a row: whichever it is, and where there is none."""
LETTERS, LINE_PX = 16, 220
Key = Callable[[Voice], Any]


class PriorityFilters(QWidget):
    """A line for words, three choices, and below them the outcomes with their counts."""

    changed = Signal()
    """Others are to be shown."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._notes: Sequence[BoardNote] = ()
        self.line = FilterLine(words)
        self.line.setMinimumWidth(LINE_PX)
        self.outcomes = Segments(words, mark("Which priorities are shown"))
        self.outcomes.add(ALL, mark("All"))
        for outcome in Outcome:
            self.outcomes.add(outcome.value, LABELS["Outcome"][outcome.value])
        self.meeting = ChoiceField(words, mark("Meeting"))
        self.group = ChoiceField(words, mark("Group"))
        self.sector = ChoiceField(words, mark("Sector"))
        self._choices: dict[ChoiceField, Key] = {
            self.meeting: lambda voice: voice.raised.meeting_id or NONE,
            self.group: lambda voice: voice.raised.team_id or NONE,
            self.sector: lambda voice: voice.sector or NONE,
        }
        self._lay_out()
        self.line.textChanged.connect(self._recount)
        self.outcomes.chosen.connect(lambda _key: self.changed.emit())

    def offer(self, words: Words, notes: Sequence[BoardNote]) -> None:
        """Count these cards, and offer the meetings, groups and sectors they come from."""
        self._notes = notes
        voices = [voice for note in notes for voice in note.voices]
        raised = {voice.raised.meeting_id: voice.raised for voice in voices}
        meetings = sorted((one for key, one in raised.items() if key), key=lambda one: (one.on is None, one.on))
        named = [(one.meeting_id, say_meeting(words, one)) for one in meetings]
        _offer(self.meeting, mark("All meetings"), named, mark("No meeting"), has_none=None in raised)
        teams = {one.team_id: one.team for one in raised.values()}
        named = sorted(((key, name) for key, name in teams.items() if key), key=lambda pair: name_key(pair[1]))
        _offer(self.group, mark("All groups"), named, mark("Plenary"), has_none=None in teams)
        sectors = {voice.sector for voice in voices}
        options: list[tuple[Any, Say]] = [(ANY, mark("All sectors"))]
        options += [(one, LABELS["Sector"][one.value]) for one in Sector if one in sectors]
        self.sector.set_options([*options, *([(NONE, mark("Group not noted"))] if None in sectors else [])])
        self._say_counts()

    def chosen(self) -> tuple[Any, ...]:
        """Give what is chosen now, to be compared."""
        return self.outcomes.key, self.line.text(), *(choice.value() for choice in self._choices)

    def passes(self) -> Callable[[BoardNote], bool]:
        """Give the test that the cards must pass."""
        key = self.outcomes.key
        among = self._among()
        return lambda note: key in (ALL, note.outcome) and among(note)

    def show_all(self) -> None:
        """Take all filters away."""
        self.line.clear()
        for choice in self._choices:
            choice.set_value(ANY)
        self.outcomes.choose(ALL)
        self._recount()

    def _among(self) -> Callable[[BoardNote], bool]:
        """Give the test of all but the outcome: any of those joined in a card may pass it."""
        needles = folded(self.line.text()).split()
        wanted = [(key, choice.value()) for choice, key in self._choices.items() if choice.value() not in (ANY, None)]

        def test(note: BoardNote) -> bool:
            if any(all(key(voice) != value for voice in note.voices) for key, value in wanted):
                return False
            return not needles or _holds(note, needles)

        return test

    def _lay_out(self) -> None:
        above = QWidget()
        flow = FlowLayout(above, gap=10)
        flow.addWidget(self.line)
        for choice in self._choices:
            # The first option says what is chosen here.
            choice.label.hide()
            choice.control.setMinimumContentsLength(LETTERS)
            choice.changed.connect(self._recount)
            flow.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(above)
        column.addWidget(self.outcomes)

    def _recount(self) -> None:
        self._say_counts()
        self.changed.emit()

    def _say_counts(self) -> None:
        among = self._among()
        found = [note.outcome for note in self._notes if among(note)]
        self.outcomes.button(ALL).say(partial(_counted, mark("All"), len(found)))
        for outcome in Outcome:
            text = LABELS["Outcome"][outcome.value]
            self.outcomes.button(outcome.value).say(partial(_counted, text, found.count(outcome)))


def _holds(note: BoardNote, needles: Iterable[str]) -> bool:
    theme = note.theme.name if note.theme else ""
    hay = folded("\n".join((theme, *(f"{voice.text}\n{voice.partner}" for voice in note.voices))))
    return all(needle in hay for needle in needles)


def _counted(text: str, count: int, words: Words) -> str:
    return f"{words.say(text)} · {words.number(count)}"


def _offer(
    choice: ChoiceField, everything: Say, named: Sequence[tuple[Any, str]], nothing: Say, *, has_none: bool
) -> None:
    options: list[tuple[Any, Say]] = [(ANY, everything), *((key, partial(_as_is, name)) for key, name in named)]
    choice.set_options([*options, *([(NONE, nothing)] if has_none else [])])


def _as_is(name: str, _words: Words) -> str:
    return name
