"""What an environment was filled with: read before each use, so that nothing is fetched twice."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """The place and Python an environment was made for, and the SHA-256 of each requirements file that is in."""

    checkout: str
    python: str
    files: dict[str, str] = field(default_factory=dict)

    def holds(self, requirements: Path) -> bool:
        """Tell whether a requirements file, as it is now, has been installed."""
        return self.files.get(requirements.name) == sha256(requirements)

    def write(self, path: Path) -> None:
        """Write it whole or not at all."""
        unfinished = path.with_suffix(".new")
        unfinished.write_text(json.dumps(asdict(self)), "utf-8")
        unfinished.replace(path)


def read(path: Path) -> Stamp | None:
    """Read a stamp; None where there is none or it is damaged."""
    try:
        return Stamp(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
