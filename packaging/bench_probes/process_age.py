"""How long this process has been running, from the system's own record of its start."""

import os
import sys
import time

_IMPORTED = time.perf_counter()


def milliseconds() -> float:
    """Give the age of the process; where the system does not tell it, that since this module was imported."""
    if sys.platform.startswith("linux"):
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 (pathlib would add its import)
            started = int(file.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    return (time.perf_counter() - _IMPORTED) * 1000
