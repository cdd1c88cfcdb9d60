"""Compile the catalogues of texts, and list the resources, before a wheel is packed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
import contents
from catalogues import compile_all


class CatalogueHook(BuildHookInterface[Any]):
    """Compile them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Do so."""
        compile_all()
        contents.write()
