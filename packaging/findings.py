"""What a measurement finds: a value beside its limit, from probes that run in processes of their own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROBES = Path(__file__).resolve().parent / "bench_probes"


@dataclass(frozen=True)
class Finding:
    """One measured value beside its limit."""

    name: str
    value: float
    limit: float
    unit: str
    note: str

    @property
    def holds(self) -> bool:
        """Tell whether the limit is kept."""
        return self.value <= self.limit

    def __str__(self) -> str:
        sign = "holds" if self.holds else "EXCEEDS"
        return f"{self.name:<44} {self.value:6.2f} {self.unit:<3} {sign:>7} {self.limit:g} {self.unit:<3} {self.note}"


def probe(name: str, *arguments: str, home: Path) -> list[float]:
    """Run a probe in a process of its own and give the numbers it prints, one a line."""
    # A user's start finds the bytecode of the last one.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "COPROD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, str(PROBES / f"{name}.py"), *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [float(line) for line in done.stdout.split()]
