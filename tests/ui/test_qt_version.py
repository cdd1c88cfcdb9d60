"""Some releases of Qt for Python lose a reference to None in every call that returns nothing, until they abort."""

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there, and cannot be lost")
def test_a_call_that_returns_nothing_keeps_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("name")
    # A few more or fewer come from elsewhere; the fault loses one a call.
    assert abs(sys.getrefcount(None) - before) < 100
