"""Doing operations that hand nothing back, and knowing whether they were done."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from coprod_desktop.operations import Workspace
from coprod_desktop.ui.desk import Desk

P = ParamSpec("P")


def done(desk: Desk, operation: Callable[Concatenate[Workspace, P], object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Do an operation through the desk; False where a known trouble was told instead."""

    def doing(workspace: Workspace) -> bool:
        operation(workspace, *args, **kwargs)
        return True

    return desk.do(doing) is True
