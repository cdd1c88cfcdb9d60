"""The list of what must come along with the code: the self-test looks for each of these files."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
NAME = "contents.txt"
SOURCES_ONLY = frozenset({".po"})
"""What serves to make the resources, and is not used where the program runs."""


def resource_files() -> list[str]:
    """Give the path of each resource below its folder."""
    found = (path for path in RESOURCES.rglob("*") if path.is_file() and path.suffix not in SOURCES_ONLY)
    names = (path.relative_to(RESOURCES).as_posix() for path in found if not path.name.startswith("."))
    return sorted(name for name in names if name != NAME)


def write() -> None:
    """Write the list, where it has changed."""
    text = "".join(f"{name}\n" for name in resource_files())
    path = RESOURCES / NAME
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
