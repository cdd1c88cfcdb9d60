"""The phase of the project, in the cycle of a public service."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprod_desktop.domain.projects import Phase, ProjectDetail
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label

PHASES = tuple(Phase)
RING_PX = 84
GAP_DEGREES = 22
QUARTER = 360 // len(PHASES)


class CycleRing(QWidget):
    """A ring of four arrows, one a phase from the top on; that of the present phase is thick."""

    def __init__(self) -> None:
        super().__init__()
        self._phase = PHASES[0]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_phase(self, phase: Phase) -> None:
        """Show another phase."""
        self._phase = phase
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room of the ring."""
        return QSize(scaled(RING_PX), scaled(RING_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring and the number of the phase."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        for number, phase in enumerate(PHASES):
            present = phase is self._phase
            self._paint_arrow(painter, number, QColor(tokens.accent if present else tokens.input_border), present)
        painter.setPen(QColor(tokens.text))
        font = self.font()
        font.setPixelSize(scaled(20))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(PHASES.index(self._phase) + 1))

    def _paint_arrow(self, painter: QPainter, number: int, colour: QColor, present: bool) -> None:
        margin = scaled(12)
        ring = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        # Angles of Qt run against the clock from three o'clock; the cycle runs with the clock from the top.
        start = 90 - number * QUARTER - GAP_DEGREES / 2
        painter.setPen(QPen(colour, scaled(7 if present else 2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, round(start * 16), -round((QUARTER - GAP_DEGREES) * 16))
        painter.save()
        painter.translate(ring.center())
        painter.rotate((number + 1) * QUARTER - GAP_DEGREES / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        half, long, radius = scaled(9 if present else 5), scaled(10 if present else 8), ring.width() / 2
        tip = [QPointF(0, -radius - half), QPointF(long, -radius), QPointF(0, -radius + half)]
        painter.drawPolygon(QPolygonF(tip))
        painter.restore()


class PhaseCard(Card):
    """The four phases; the present one is chosen here."""

    def __init__(self, deeds: Deeds) -> None:
        super().__init__(deeds.words, mark("Where it stands in the cycle"))
        self._deeds = deeds
        self.ring = CycleRing()
        self.phases = Segments(deeds.words, mark("Phase"))
        for number, phase in enumerate(PHASES, 1):
            self.phases.add(phase, _numbered(number, phase))
        self.phases.chosen.connect(lambda key: deeds.set_phase(Phase(key)))
        hint = Text(
            deeds.words, mark("After co-evaluation the cycle begins anew. People take part in every phase."), "hint"
        )
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.phases)
        column.addWidget(hint)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.ring)
        row.addLayout(column, 1)
        self.body.addLayout(row)

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show the phase of a project."""
        self.ring.show_phase(detail.phase)
        self.phases.mark(detail.phase)


def _numbered(number: int, phase: Phase) -> Say:
    return lambda words: f"{number} · {label(words, phase)}"
