"""Start a program on the X display and tell how long its first window took to come up, in milliseconds.

Seen from outside, by the X server's own notices, so that any program can be measured alike. Needs python-xlib.
"""

import os
import select
import signal
import subprocess
import sys
import time

from Xlib import X, display

PATIENCE, SMALLEST = 60.0, 200


def first_window(command: list[str]) -> float:
    """Give the seconds from the start to the first window of some size; TimeoutError where none comes."""
    screen = display.Display()
    screen.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
    screen.sync()
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        while (left := begun + PATIENCE - time.perf_counter()) > 0:
            if not screen.pending_events():
                select.select([screen], [], [], left)
                continue
            event = screen.next_event()
            if event.type == X.MapNotify and event.window.get_geometry().width >= SMALLEST:
                return time.perf_counter() - begun
        raise TimeoutError(command[0])
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        try:
            program.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()


if __name__ == "__main__":
    print(first_window(sys.argv[1:]) * 1000)
