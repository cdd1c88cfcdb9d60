"""Fields for days, times, numbers, money and shares: typed in the order of the language, checked when left."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.buttons import IconButton
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.reading import (
    day_pattern,
    read_day,
    read_hundredths,
    read_time,
    read_whole,
    write_day,
    write_hundredths,
    write_time,
)
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark


class TypedField(Field):
    """A field whose text is read into a value and written back in good form when it is left."""

    control: LineEdit

    def __init__(
        self, words: Words, label: Say, control: LineEdit | None = None, *, hint: Say = "", required: bool = False
    ) -> None:
        super().__init__(words, label, control or LineEdit(), hint=hint, required=required)
        self.control.textEdited.connect(self.changed)
        self.control.editingFinished.connect(self._left)

    def value(self) -> Any:
        """Give the value; None where it is empty, ValueError where it cannot be read."""
        text = self.control.text().strip()
        return self.read(text) if text else None

    def set_value(self, value: Any) -> None:
        """Fill in a value."""
        self.control.setText("" if value is None else self.write(value))

    def read(self, text: str) -> Any:
        """Read a text that is not empty; ValueError where it cannot be read."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """Write a value as it is typed."""
        raise NotImplementedError

    def _left(self) -> None:
        if self.control.text().strip() and self.check():
            self.set_value(self.value())


class DateField(TypedField):
    """A day, typed or picked from a calendar; it may be empty."""

    def __init__(self, words: Words, label: Say, *, hint: Say = "", required: bool = False) -> None:
        super().__init__(words, label, DateLine(words), hint=hint, required=required)

    def read(self, text: str) -> date:
        """Read a day."""
        return read_day(self.words, text)

    def write(self, value: date) -> str:
        """Write a day."""
        return write_day(self.words, value)

    def unreadable(self) -> Say:
        """Say how a day is written."""
        return mark("Please write the date as day/month/year, for example 31/12/2025.")

    def reword(self, words: Words) -> None:
        """Write the day in the other language."""
        super().reword(words)
        line = self.control
        if isinstance(line, DateLine):
            line.reword(words)


class DateLine(LineEdit):
    """A line for a day, with a calendar to pick from (Alt+Down)."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pick = IconButton(words, mark("Choose from the calendar (Alt+Down)"), "calendar")
        self._pick.clicked.connect(self.open_calendar)
        # Alt+Down does the same, so that Tab goes on to the next field.
        self._pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.put_beside(self._pick, Qt.Edge.RightEdge)
        self.reword(words)

    def reword(self, words: Words) -> None:
        """Say how a day is typed."""
        self._words = words
        self._pick.reword(words)
        letters = {"d": words.say("dd"), "m": words.say("mm"), "y": words.say("yyyy")}
        self.setPlaceholderText("/".join(letters[letter] for letter in day_pattern(words)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar by key."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Open the calendar below the line, on the day typed or on today."""
        try:
            day = read_day(self._words, self.text())
        except ValueError:
            day = date.today()
        popup = _CalendarPopup(self._words, day, self)
        popup.calendar.activated.connect(self._picked)
        popup.calendar.clicked.connect(self._picked)
        popup.calendar.activated.connect(popup.close)
        popup.calendar.clicked.connect(popup.close)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        popup.calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.setText(write_day(self._words, date(day.year(), day.month(), day.day())))
        self.textEdited.emit(self.text())
        self.editingFinished.emit()
        self.setFocus()


class _CalendarPopup(QFrame):
    """A calendar that closes by itself."""

    def __init__(self, words: Words, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(words.say("Calendar"))
        self.calendar.setLocale(QLocale(str(words.locale)))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setMinimumSize(scaled(340), scaled(300))
        self._name_parts(words)
        # Qt writes the ends of the week in a red of its own, which no theme knows.
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)

    def _name_parts(self, words: Words) -> None:
        """Name what Qt leaves without a word, and let it have the room that the text asks for."""
        names = {
            "qt_calendar_prevmonth": words.say("Previous month"),
            "qt_calendar_nextmonth": words.say("Next month"),
            "qt_calendar_calendarview": words.say("Days of the month"),
        }
        for part, name in names.items():
            widget = self.calendar.findChild(QWidget, part)
            if widget is not None:
                widget.setAccessibleName(name)


class TimeField(TypedField):
    """A time of day, as `14:30`."""

    def read(self, text: str) -> time:
        """Read a time of day."""
        return read_time(text)

    def write(self, value: time) -> str:
        """Write a time of day."""
        return write_time(value)

    def unreadable(self) -> Say:
        """Say how a time is written."""
        return mark("Please write the time as hours and minutes, for example 14:30.")


class NumberField(TypedField):
    """A whole number between two bounds."""

    def __init__(
        self,
        words: Words,
        label: Say,
        *,
        hint: Say = "",
        required: bool = False,
        least: int = 0,
        most: int = 1_000_000,
    ) -> None:
        self._least = least
        self._most = most
        super().__init__(words, label, hint=hint, required=required)

    def read(self, text: str) -> int:
        """Read a whole number; ValueError where it is out of bounds."""
        number = read_whole(self.words, text)
        if not self._least <= number <= self._most:
            raise ValueError
        return number

    def write(self, value: int) -> str:
        """Write a number."""
        return self.words.number(value)

    def unreadable(self) -> Say:
        """Say which numbers fit."""
        return lambda words: words.say(
            "Please write a whole number from {least} to {most}.",
            least=words.number(self._least),
            most=words.number(self._most),
        )


class MoneyField(TypedField):
    """An amount in euro; its value is in cents."""

    def read(self, text: str) -> int:
        """Read an amount into cents."""
        return read_hundredths(self.words, text)

    def write(self, value: int) -> str:
        """Write cents as an amount."""
        return write_hundredths(self.words, value)

    def unreadable(self) -> Say:
        """Say how an amount is written."""
        return lambda words: words.say(
            "Please write the amount in euro, for example {example}.", example=words.number(1234.5)
        )


class ShareField(TypedField):
    """A percentage; its value is in basis points."""

    def read(self, text: str) -> int:
        """Read a percentage into basis points."""
        share = read_hundredths(self.words, text)
        if not 0 <= share <= 10_000:
            raise ValueError
        return share

    def write(self, value: int) -> str:
        """Write basis points as a percentage."""
        return self.words.share(value)

    def unreadable(self) -> Say:
        """Say which shares fit."""
        return mark("Please write a percentage from 0 to 100.")
