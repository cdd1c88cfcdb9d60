"""A grid of tinted notes: painted cheaply, edited in place, walked by keys, quick with thousands."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tokens, tokens_of
from coprod_desktop.ui.widgets.lines import LongText
from coprod_desktop.ui.widgets.note_model import Note, NoteModel
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.ui.widgets.told_keys import DELETE, EDIT, MENU, KeyTold
from coprod_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
NOTE_WIDTH_PX, NOTE_HEIGHT_PX, GAP_PX, PAD_PX = 232, 104, 12, 12
LINES = 3


def _font(base: QFont, length: int, *, strong: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(scaled(length))
    font.setBold(strong)
    return font


def paint_text(painter: QPainter, area: QRectF, text: str, font: QFont, lines: int) -> None:
    """Paint a text in at most so many lines; the last one ends in an ellipsis where more follows."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    painter.setFont(font)
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(area.width())
        top = area.top() + number * metrics.lineSpacing()
        if number == lines - 1:
            rest = layout.text()[line.textStart() :]
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(QPointF(area.left(), top + metrics.ascent()), shown)
        else:
            line.draw(painter, QPointF(area.left(), top))
    layout.endLayout()


class NoteEditor(LongText):
    """Edits the text of a note in its place: Enter takes it over, Esc leaves it as it was."""

    done = Signal(bool)
    """The editing is over: whether to take the text over."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the editing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit(False)
        else:
            super().keyPressEvent(event)


class NoteDelegate(QStyledItemDelegate):
    """Paints a note and brings its editor."""

    def __init__(self, model: NoteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a note: tint, text, caption, state."""
        note = self._model.note_at(index)
        if note is None:
            return
        tokens = tokens_of(option.palette)
        area = QRectF(_card(option.rect))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_edge(tokens, option.state))
        painter.setBrush(QColor(tokens.note(note.tint)))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), scaled(8), scaled(8))
        inner = area.adjusted(scaled(PAD_PX), scaled(PAD_PX) - 2, -scaled(PAD_PX), -scaled(PAD_PX) + 2)
        painter.setPen(QColor(tokens.text))
        paint_text(painter, inner, note.text, _font(option.font, 16), LINES)
        self._paint_foot(painter, inner, note, option)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a note."""
        editor = NoteEditor(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        editor.done.connect(lambda keep: self._close(editor, keep))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor."""
        if isinstance(editor, NoteEditor):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the text."""
        if isinstance(editor, NoteEditor):
            model.setData(model.index(index.row(), index.column()), " ".join(editor.toPlainText().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor over the note."""
        editor.setGeometry(_card(option.rect))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the editor itself handle Enter and Esc."""
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Tab:
            return False
        return super().eventFilter(watched, event)

    def _close(self, editor: QWidget, keep: bool) -> None:
        if keep:
            self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _paint_foot(self, painter: QPainter, inner: QRectF, note: Note, option: QStyleOptionViewItem) -> None:
        tokens = tokens_of(option.palette)
        small, strong = _font(option.font, 13), _font(option.font, 13, strong=True)
        tall = QFontMetrics(small).height()
        foot = QRectF(inner.left(), inner.bottom() - tall, inner.width(), tall)
        state_width = QFontMetrics(strong).horizontalAdvance(note.state) + (scaled(8) if note.state else 0)
        painter.setFont(strong)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note.state)
        painter.setFont(small)
        painter.setPen(QColor(tokens.text2))
        width = int(foot.width() - state_width)
        caption = QFontMetrics(small).elidedText(note.caption, Qt.TextElideMode.ElideRight, width)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, caption)


def _edge(tokens: Tokens, state: QStyle.StateFlag) -> QPen:
    if state & QStyle.StateFlag.State_HasFocus:
        return QPen(QColor(tokens.focus), 2)
    if state & QStyle.StateFlag.State_Selected:
        return QPen(QColor(tokens.accent), 2)
    return QPen(QColor(tokens.border), 1)


def _card(rect: QRect) -> QRect:
    return rect.adjusted(0, 0, -scaled(GAP_PX), -scaled(GAP_PX))


class NoteGrid(QTableView):
    """Notes side by side, as many in a line as there is room for."""

    told_keys: tuple[KeyTold, ...] = (EDIT, DELETE, MENU)
    edited = Signal(UUID, str)
    """The text of a note was written anew."""
    delete_asked = Signal(list)
    """Delete was pressed: the ids of the notes chosen."""
    selected = Signal(object)
    """Another note is current: it, or None."""

    def __init__(
        self,
        words: Words,
        name: Say,
        *,
        many: bool = False,
        menu: Callable[[QMenu, Note], None] | None = None,
        width_px: int = NOTE_WIDTH_PX,
    ) -> None:
        super().__init__()
        self._name = name
        self._width_px = width_px
        self._menu = menu
        self.notes = NoteModel(self)
        self.setModel(self.notes)
        self.setItemDelegate(NoteDelegate(self.notes, self))
        self._set_up(many)
        self.notes.edited.connect(self.edited)
        self.selectionModel().currentChanged.connect(lambda *_: self.selected.emit(self.current_note()))
        self.customContextMenuRequested.connect(self._open_menu)
        self.reword(words)

    def set_notes(self, notes: Iterable[Note]) -> None:
        """Show these notes; the current one stays current where it is still there."""
        current = self.current_note()
        self.notes.set_notes(notes)
        if current is not None:
            self.go_to(current.id)

    def patch(self, changed: Iterable[Note], removed: Iterable[UUID] = ()) -> None:
        """Put in notes that changed, add new ones at the end, take out those removed."""
        self.notes.patch(changed, removed)

    def current_note(self) -> Note | None:
        """Give the current note."""
        return self.notes.note_at(self.currentIndex())

    def go_to(self, note_id: UUID) -> bool:
        """Make a note current and bring it into view; False where it is not here."""
        index = self.notes.index_of(note_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def show_last(self) -> None:
        """Bring the last note into view."""
        self.scrollToBottom()

    def edit_note(self, note_id: UUID) -> bool:
        """Start editing a note in its place."""
        if not self.go_to(note_id):
            return False
        self.setFocus()
        self.edit(self.currentIndex())
        return True

    def reword(self, words: Words) -> None:
        """Say the name again."""
        self.setAccessibleName(said(words, self._name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk line by line through the notes; edit and delete by key."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        index, key = self.currentIndex(), Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
        elif key in steps and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            place = self.notes.place_at(index) + steps[key]
            if 0 <= place < self.notes.count():
                self.setCurrentIndex(self.notes.index_at(place))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(index)
        elif key == Qt.Key.Key_Delete:
            chosen = (self.notes.note_at(one) for one in self.selectedIndexes() or [index])
            self.delete_asked.emit([note.id for note in chosen if note is not None])
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers()):
            self._open_menu(self.visualRect(index).center())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _set_up(self, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setProperty("role", "notes")
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _fit(self) -> None:
        current = self.current_note()
        # The room of the scroll bar is always kept, so that its coming never changes the columns.
        width = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        columns = max(1, width // scaled(self._width_px + GAP_PX))
        self.notes.set_columns(columns)
        self.horizontalHeader().setDefaultSectionSize(width // columns)
        self.verticalHeader().setDefaultSectionSize(scaled(NOTE_HEIGHT_PX + GAP_PX))
        if current is not None:
            self.go_to(current.id)

    def _open_menu(self, point: QPoint) -> None:
        note = self.notes.note_at(self.indexAt(point))
        if self._menu is None or note is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu(menu, note)
        menu.popup(self.viewport().mapToGlobal(point))
