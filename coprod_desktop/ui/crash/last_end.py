"""What the next start tells of a run that came to no good end."""

from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication

from coprod_desktop.ui.crash.run import EndedRun
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.words import Words, mark

ENDED_TODAY = mark("Last time the app ended unexpectedly, at {time}.")
ENDED_EARLIER = mark("Last time the app ended unexpectedly, on {moment}.")
THERE_TODAY = mark("Everything up to {time} is there.")
THERE_EARLIER = mark("Everything up to {moment} is there.")


class LastEnd(Banner):
    """A quiet sentence: how the last run ended, and up to when everything is there."""

    def __init__(self, words: Words, ended: EndedRun, died_at: datetime | None, details: str) -> None:
        self._details = details
        self.copy_button = Button(words, mark("Copy the details"), on_click=self._copy)
        self.close_button = Button(words, mark("Dismiss"), kind="quiet", on_click=self.hide)
        super().__init__(words, lambda words: _say(words, ended, died_at), Tone.INFO, self.copy_button)
        row = self.layout()
        assert row is not None
        row.addWidget(self.close_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy_button.say(mark("✓ Copied"))


def _say(words: Words, ended: EndedRun, died_at: datetime | None) -> str:
    if died_at is not None:
        how = _say_when(words, ENDED_TODAY, ENDED_EARLIER, died_at)
    elif ended.computer_went_off:
        how = words.say("Last time the computer was switched off while the app was open.")
    else:
        how = words.say("Last time the app ended without being closed.")
    if ended.saved_at is None:
        return f"{how} {words.say('Nothing that was saved is lost.')}"
    return f"{how} {_say_when(words, THERE_TODAY, THERE_EARLIER, ended.saved_at)}"


def _say_when(words: Words, today: str, earlier: str, when: datetime) -> str:
    """Say the time alone where it is of today."""
    local = words.local(when)
    if local.date() == words.local(datetime.now(UTC)).date():
        return words.say(today, time=f"{local:%H:%M:%S}")
    return words.say(earlier, moment=words.moment(when))
