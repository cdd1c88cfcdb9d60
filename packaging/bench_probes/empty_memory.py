"""The floor of memory: a bare Qt window beside the libraries that every start of the app loads."""

import sys

import babel.dates
import babel.numbers
import babel.support
import platformdirs
import sqlcipher3.dbapi2
import sqlmodel
from process_memory import megabytes
from PySide6 import QtPrintSupport, QtSvg
from PySide6.QtWidgets import QApplication, QWidget

LOADED = (babel.dates, babel.numbers, babel.support, platformdirs, sqlcipher3.dbapi2, sqlmodel, QtPrintSupport, QtSvg)

app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
app.processEvents()
print(megabytes())
