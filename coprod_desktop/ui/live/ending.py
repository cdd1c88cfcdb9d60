"""Ending a meeting: what is still missing, when the next one is, and then the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.actions import Gap
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.gaps import meeting_gaps
from coprod_desktop.operations.meetings import end_meeting
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live import action_form, decision_form
from coprod_desktop.ui.live.answers import AnswerDialog
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.moments import moment_at
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import TimeField
from coprod_desktop.ui.widgets.who_field import DueField
from coprod_desktop.words import Words, mark

NOT_ANSWERED = "action_not_answered"
POLL_OPEN = "poll_open"
GAPS = {
    POLL_OPEN: mark("Vote still open: close it before the meeting ends"),
    NOT_ANSWERED: mark("Action of an earlier meeting without an answer"),
    "decision_without_reason": mark("Decision without a reason"),
    "action_without_owner": mark("Action without an owner"),
    "action_without_date": mark("Action without a date"),
}
_FIELDS = {"decision_without_reason": "reason", "action_without_owner": "who", "action_without_date": "due"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A row of the meeting with all that it lacks."""

    id: UUID
    kind: str
    text: str
    codes: tuple[str, ...]


def gather(gaps: Sequence[Gap]) -> list[Missing]:
    """Put the gaps of one row together."""
    codes: dict[tuple[UUID, str, str], list[str]] = {}
    for gap in gaps:
        codes.setdefault((gap.id, gap.kind, gap.text), []).append(gap.code)
    return [Missing(*row, tuple(found)) for row, found in codes.items()]


class EndingDialog(Dialog):
    """The gaps, each mended right here; then the meeting is ended, or left open."""

    leave_asked = Signal()
    """The meeting stays open, the window goes back to the places."""
    vote_asked = Signal(UUID)
    """A vote that is still open is to be shown, so that it can be closed."""

    def __init__(self, parent: QWidget, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(parent, desk.words, mark("End the meeting"), width=620)
        self.desk = desk
        self.live = live
        words = desk.words
        self._summary = Text(words)
        self.list: LineList[Missing] = LineList(
            words, mark("What is still missing"), self._line, framed=True, glyph_px=0
        )
        self.list.setMinimumHeight(scaled(170))
        self.list.opened.connect(self.mend)
        self.form = Form(words)
        today = live.now().astimezone().date()
        day = DueField(words, mark("Next meeting"), today, hint=mark("If it is known: a day, or +14."))
        self.form.add_pair(("day", day), ("at", TimeField(words, mark("At what time"))))
        for widget in (self._summary, self.list, self.form):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.end_button = self.add_button(mark("End and see the minutes"), self.end, kind="primary")
        self.add_button(mark("Go on with the meeting"), self.reject)
        self.add_button(mark("Leave it open for now"), self._leave, kind="quiet")
        for signal in (live.decisions_changed, live.actions_changed, live.polls_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is still missing now."""
        missing = gather(meeting_gaps(self.desk.workspace, meeting_id=self.live.id))
        self.list.show_rows(missing)
        if not missing and self.focusWidget() is self.list:
            # The form that mended the last one still has the keys: Qt would give them back to the list, unseen by then.
            self.form.focus_first()
        self.list.setVisible(bool(missing))
        voting = any(POLL_OPEN in row.codes for row in missing)
        self._summary.say(lambda words: _say_summary(words, len(missing), voting=voting))

    def mend(self, row: Missing) -> None:
        """Open the row that lacks something, with the cursor where it is missing."""
        if row.codes[0] == POLL_OPEN:
            self.reject()
            self.vote_asked.emit(row.id)
            return
        if row.codes[0] == NOT_ANSWERED:
            action = next(one for one in self.live.earlier if one.id == row.id)
            AnswerDialog(self, self.desk, self.live, action).open()
            return
        field = _FIELDS[row.codes[0]]
        if row.kind == "decision":
            decision = next(one for one in self.live.decisions if one.id == row.id)
            decision_form.change_existing(self, self.desk, self.live, decision, field)
        else:
            action = next(one for one in self.live.actions if one.id == row.id)
            action_form.change_existing(self, self.desk, self.live, action, field)

    def end(self) -> None:
        """End the meeting, plan the next one where its day is given, and go to the minutes."""
        if not self.form.check():
            return
        meeting_id = self.live.id
        try:
            end_meeting(self.desk.workspace, meeting_id=meeting_id, next_at=self._next_at())
        except KnownError as trouble:
            self.form.set_trouble(trouble.say(self.words))
            return
        self.accept()
        self.desk.opened.emit("minutes", meeting_id)

    def _leave(self) -> None:
        self.reject()
        self.leave_asked.emit()

    def _next_at(self) -> datetime | None:
        values = self.form.values()
        if values["day"] is None:
            return None
        began = self.live.meeting.planned_at or self.live.meeting.started_at or self.live.now()
        at: time = values["at"] or self.words.local(began).time().replace(second=0, microsecond=0)
        return moment_at(self.words, values["day"], at)

    def _line(self, row: Missing) -> Line:
        told = " · ".join(self.words.say(GAPS[code]) for code in row.codes)
        return Line(row.text, status=f"! {told}", tone=Tone.WARN)


def _say_summary(words: Words, count: int, *, voting: bool) -> str:
    if voting:
        return words.say("A vote is still open: the meeting cannot end before it is closed. Enter opens it.")
    if not count:
        return words.say(
            "✓ Nothing is missing: decisions have a reason, actions an owner and a date, earlier ones an answer."
        )
    return words.plural(
        "{count} entry is not complete yet. Enter opens it; you may also end without it.",
        "{count} entries are not complete yet. Enter opens one; you may also end without them.",
        count,
    )
