"""The rail at the left: the project on top, the places, and the quiet line that says what is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QVBoxLayout

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from uuid import UUID

    from coprod_desktop.domain.projects import ProjectRow

RAIL_PX = 216


class ProjectChooser(Button):
    """The project on the desk; its menu holds all projects of the workspace and the way to a new one."""

    chosen = Signal(object)
    """A project was chosen: its key."""
    new_asked = Signal()

    def __init__(self, words: Words) -> None:
        self._projects: Callable[[], Sequence[ProjectRow]] = lambda: ()
        self._current: UUID | None = None
        self._title = Text(words, "", "card-title")
        self._lead = Text(words, "", "caption")
        super().__init__(words, "", kind="project")
        for text in (self._title, self._lead):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 6)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)

    def set_projects(self, projects: Callable[[], Sequence[ProjectRow]]) -> None:
        """Tell where the list of projects comes from."""
        self._projects = projects

    def show_project(self, project: ProjectRow | None) -> None:
        """Show a project; None where there is none yet."""
        self._current = project.id if project else None
        if project:
            self._title.show_as_is(project.title)
            self._lead.show_as_is(project.lead)
        else:
            self._title.say(mark("No project yet"))
            self._lead.show_as_is("")
        self._lead.setVisible(bool(self._lead.text()))
        self.reword(self._words)
        self.updateGeometry()

    def reword(self, words: Words) -> None:
        """Say what the button is for."""
        self._words = words
        self.setText("")
        self.setAccessibleName(words.say("Project: {title}", title=self._title.text()))
        self.setToolTip(words.say("Choose another project, or make a new one"))

    def fill_menu(self, menu: QMenu) -> None:
        """Put all projects and the way to a new one into a menu."""
        for project in self._projects():
            action = menu.addAction(project.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(project.id == self._current)
            action.triggered.connect(lambda _checked, key=project.id: self.chosen.emit(key))
        menu.addSeparator()
        menu.addAction(self._words.say("New project…")).triggered.connect(lambda _checked: self.new_asked.emit())

    def sizeHint(self) -> QSize:
        """Take the room of the two lines."""
        return QSize(scaled(RAIL_PX) - 24, self.heightForWidth(scaled(RAIL_PX) - 24))

    def minimumSizeHint(self) -> QSize:
        """Never cut the two lines."""
        return QSize(scaled(80), self.heightForWidth(max(self.width(), scaled(80))))

    def heightForWidth(self, width: int) -> int:
        """Give the height of the two lines at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class Rail(QFrame):
    """Project, places and status line."""

    place_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self.setObjectName("rail")
        self.setAccessibleName(words.say("Places"))
        self.chooser = ProjectChooser(words)
        self.status = Text(words, "", "caption")
        self.notice = Text(words, "", "caption")
        self.notice.hide()
        self._places = ScrollArea()
        self._places.body.setSpacing(4)
        self._places.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 16)
        column.setSpacing(12)
        column.addWidget(self.chooser)
        column.addWidget(self._places, 1)
        column.addWidget(self.notice)
        column.addWidget(self.status)
        self._widen()

    def add_place(self, key: str, title: Say, icon: str) -> None:
        """Add a place below the others."""
        button = Button(self._words, title, kind="place", icon=icon)
        button.setCheckable(True)
        # Not `clicked`: what works the screen by voice or Braille turns the button without a click.
        button.toggled.connect(lambda on: self.place_chosen.emit(key) if on else None)
        self._group.addButton(button)
        self._buttons[key] = button
        self._places.body.insertWidget(len(self._buttons) - 1, button)

    def clear(self) -> None:
        """Take all places away."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._places.body.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def places(self) -> list[str]:
        """Give the words of the places, from the top."""
        return [button.accessibleName() for button in self._buttons.values()]

    def mark_place(self, key: str) -> None:
        """Mark the place that is shown."""
        if key in self._buttons:
            with QSignalBlocker(self._buttons[key]):
                self._buttons[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the place shown."""
        chosen = self._group.checkedButton()
        (chosen or self.chooser).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reword(self, words: Words) -> None:
        """Say the name of the rail again."""
        self._words = words
        self.setAccessibleName(words.say("Places"))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widen()

    def _widen(self) -> None:
        self.setFixedWidth(scaled(RAIL_PX))
