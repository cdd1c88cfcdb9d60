"""How much memory this process holds now, from the system's own record."""

import sys
from pathlib import Path


def megabytes() -> float:
    """Give the resident memory; where the system does not tell it, the most there was so far."""
    if sys.platform.startswith("linux"):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
    import resource  # noqa: PLC0415  # there is none on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024
