"""The floor of memory: a bare Qt window beside the libraries that the app had loaded; their names stand in a file."""

import sys
from importlib import import_module
from pathlib import Path

from process_memory import megabytes
from PySide6.QtWidgets import QApplication, QWidget

for name in Path(sys.argv[1]).read_text("utf-8").split():
    import_module(name)
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
app.processEvents()
print(megabytes())
