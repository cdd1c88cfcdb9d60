"""Printing a paper: its pages as pictures, fine enough for small type."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.papers.pdf_pages import POINTS_PER_INCH, PdfPages

FINEST_DPI = 300


def print_pages(pages: PdfPages, printer: QPrinter) -> None:
    """Print the pages that the printer's dialog asked for; KnownError `printer_refused`."""
    wanted = list(range(len(pages)))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        wanted = wanted[max(printer.fromPage(), 1) - 1 : printer.toPage() or None]
    painter = QPainter()
    printer.setFullPage(True)
    if not wanted or not painter.begin(printer):
        raise KnownError("printer_refused")
    dpi = min(printer.resolution(), FINEST_DPI)
    try:
        for place, page in enumerate(wanted):
            if place and not printer.newPage():
                raise KnownError("printer_refused")
            _print_page(painter, pages, page, dpi)
    finally:
        painter.end()


def _print_page(painter: QPainter, pages: PdfPages, page: int, dpi: int) -> None:
    sheet = QRectF(painter.viewport())
    size = pages.sizes[page].scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    picture = pages.picture(page, dpi / POINTS_PER_INCH)
    left = (sheet.width() - size.width()) / 2
    painter.drawImage(QRectF(left, 0, size.width(), size.height()), picture)
