"""Where the files shipped beside the code lie."""

from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """Give the folder of resources: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "resources"
    return beside if beside.is_dir() else package / "_resources"


def resource(*parts: str) -> Path:
    """Give the path of one resource; FileNotFoundError where it does not exist."""
    path = resources_folder().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path.name)
    return path
