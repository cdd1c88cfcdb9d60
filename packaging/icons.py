"""The program's icon in the sizes that desktops ask for, drawn from its SVG; run with the environment's Python."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PICTURE = Path(__file__).resolve().parent.parent / "resources" / "app" / "coprod-desktop.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(folder: Path) -> None:
    """Write `SIZE.png` for every size into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(PICTURE))
    for size in SIZES:
        image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"{size}.png"))


if __name__ == "__main__":
    QGuiApplication(sys.argv)
    draw(Path(sys.argv[1]))
