"""The pages of a finished PDF, as pictures and as text."""

from threading import RLock

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


class PdfPages:
    """An open PDF. PDFium serves one thread at a time, so all that use it at once share one `lock`."""

    def __init__(self, pdf: bytes, lock: RLock) -> None:
        import pypdfium2  # noqa: PLC0415  PDFium loads with the first paper: few starts of the app show one

        self._lock = lock
        with lock:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes = tuple(QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document)))
        """Width and height of each page, in points."""

    def __len__(self) -> int:
        """Count the pages."""
        return len(self.sizes)

    def picture(self, page: int, per_point: float) -> QImage:
        """Draw a page, counted from 0, with so many pixels a point."""
        with self._lock:
            bitmap = self._document[page].render(scale=per_point, prefer_bgrx=True)
            picture = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
        return picture

    def text(self, page: int) -> str:
        """Read the text of a page, counted from 0, in the order in which it was written."""
        with self._lock:
            text_page = self._document[page].get_textpage()
            text: str = text_page.get_text_bounded()
            text_page.close()
        return text.replace("\r\n", "\n").replace("\ufffe", "-")

    def close(self) -> None:
        """Let go of the PDF."""
        with self._lock:
            self._document.close()
