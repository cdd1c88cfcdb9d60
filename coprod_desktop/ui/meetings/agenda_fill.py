"""Filling an agenda: from what is usual in a phase, or from another meeting of the project."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.agenda_templates import template_items
from coprod_desktop.domain.meetings import ItemKind, MeetingRow, MeetingState, NewItem
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations.agenda import list_agenda
from coprod_desktop.operations.agenda_copies import fill_agenda, items_to_copy, meetings_with_agenda
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.sayings import minutes_of, name_of
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.item_sign import BREAK_SIGN
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS


class FillDialog(FormDialog):
    """Offers sources, shows what each would put into the agenda, and asks what becomes of what is there."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        meeting: MeetingRow,
        *,
        title: Say,
        what: Say,
        sources: Sequence[tuple[Any, Say]],
    ) -> None:
        words = desk.words
        form = Form(words)
        self._desk = desk
        self._meeting = meeting
        self.source = form.add("source", ChoiceField(words, what, sources))
        if meeting.state is MeetingState.PLANNED and list_agenda(desk.workspace, meeting_id=meeting.id):
            places = ((False, mark("Keep it, and put these behind it")), (True, mark("Put these in its place")))
            form.add("replace", ChoiceField(words, mark("What is in the agenda already"), places))
        self.shown = Text(words)
        form.add_widget(self.shown)
        super().__init__(parent, words, title, form, verb=mark("Put into the agenda"), save=self._fill)
        self.source.changed.connect(self._show_items)
        self._show_items()

    def items(self) -> Sequence[NewItem]:
        """Give the items that the chosen source holds."""
        raise NotImplementedError

    def _show_items(self) -> None:
        items = self.items()
        lines = [_line(self.words, item) for item in items]
        total = minutes_of(self.words, sum(item.planned_min for item in items))
        count = self.words.plural("{count} item", "{count} items", len(items))
        self.shown.show_as_is("\n".join([f"{count} · {total}", "", *lines]))
        self.save_button.setEnabled(bool(items))
        # Choosing is no typing that could be lost.
        self.form.dirty = False
        if self.isVisible():
            self._grow()

    def _fill(self, values: dict[str, Any]) -> None:
        replace = values.get("replace", False)
        added = fill_agenda(self._desk.workspace, meeting_id=self._meeting.id, items=self.items(), replace=replace)
        told = self.words.plural("{count} item put into the agenda", "{count} items put into the agenda", len(added))
        self._desk.told.emit(told)


class TemplateDialog(FillDialog):
    """Fills from the template of a phase, first offered that of the meeting."""

    def __init__(self, parent: QWidget, desk: Desk, meeting: MeetingRow) -> None:
        phases = [(phase, LABELS["Phase"][phase.value]) for phase in Phase]
        super().__init__(
            parent, desk, meeting, title=mark("Agenda from a template"), what=mark("Phase"), sources=phases
        )
        self.source.set_value(meeting.phase)
        self._show_items()

    def items(self) -> Sequence[NewItem]:
        """Give the items usual in the phase."""
        return template_items(self.words, self.source.value())


class CopyDialog(FillDialog):
    """Fills from another meeting of the project, first offered the last one of the same team."""

    def __init__(self, parent: QWidget, desk: Desk, meeting: MeetingRow) -> None:
        known = meetings_with_agenda(desk.workspace, project_id=meeting.project_id) - {meeting.id}
        rows = [row for row in list_meetings(desk.workspace, project_id=meeting.project_id) if row.id in known]
        rows.sort(key=lambda row: (row.team_id != meeting.team_id, row.state is MeetingState.PLANNED))
        sources = [(row.id, partial(_say_meeting, row)) for row in rows]
        super().__init__(
            parent, desk, meeting, title=mark("Agenda of another meeting"), what=mark("Meeting"), sources=sources
        )

    def items(self) -> Sequence[NewItem]:
        """Give the items of the meeting."""
        meeting_id = self.source.value()
        return items_to_copy(self._desk.workspace, meeting_id=meeting_id) if meeting_id else ()


def _say_meeting(row: MeetingRow, words: Words) -> str:
    day = words.date(row.at) if row.at else words.say("No date yet")
    return f"{name_of(words, row)} · {day}"


def _line(words: Words, item: NewItem) -> str:
    sign = f"{BREAK_SIGN} " if item.kind is ItemKind.BREAK else ""
    return f"{minutes_of(words, item.planned_min)} · {sign}{item.title}"
