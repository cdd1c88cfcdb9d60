"""What Qt complains of, taken into the log by kind and place: its messages may quote names of files and texts."""

import logging
import re
import sys
from collections import Counter
from types import FrameType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from coprod_desktop.domain.faults import OUR_ROOT, short_path

LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# Who speaks, as `QFont::setPointSize`: Qt's own names only.
_SPEAKER = re.compile(r"Q[A-Z]\w{1,40}::~?\w{1,40}")
log = logging.getLogger(__name__)


class QtMessages:
    """Writes Qt's complaints into the log; the same one from the same place each time its number grows tenfold."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def put_on(self) -> None:
        """Take Qt's messages from now on."""
        self._before = qInstallMessageHandler(self._take)

    def take_off(self) -> None:
        """Leave Qt's messages to whoever took them before."""
        qInstallMessageHandler(self._before)

    def _take(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in LEVELS:
            return
        speaker = _SPEAKER.match(message)
        who = f"{context.category or 'Qt'} {speaker[0] if speaker else ''}".strip()
        told = f"Qt message by {who} at {_place(sys._getframe(1))}"
        self._seen[told] += 1
        if is_landmark(self._seen[told]):
            log.log(LEVELS[kind], "%s, %d times", told, self._seen[told])


def is_landmark(count: int) -> bool:
    """Tell whether a count is 1, 10, 100 and so on, so that what repeats without end fills no log."""
    return str(count).strip("0") == "1"


def _place(frame: FrameType | None) -> str:
    """Tell where in our code Qt was at work."""
    while frame is not None:
        path = short_path(frame.f_code.co_filename)
        if path.startswith(OUR_ROOT):
            return f"{path}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return "no place of ours"
