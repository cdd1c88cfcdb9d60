"""Partners, board, meetings, votes and bin in any order: nothing breaks, whatever came before.

Longer by hand: COPROD_HISTORIES=2000 COPROD_HISTORY_STEPS=60.
"""

import os

from hypothesis import HealthCheck, Phase, settings

from tests.history.bin import BinHistory
from tests.history.board import BoardHistory
from tests.history.meetings import MeetingHistory
from tests.history.partners import PartnerHistory
from tests.history.votes import VoteHistory


class AnyHistory(PartnerHistory, BoardHistory, MeetingHistory, VoteHistory, BinHistory):
    """All of it together."""


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(
    max_examples=int(os.environ.get("COPROD_HISTORIES", "3")),
    stateful_step_count=int(os.environ.get("COPROD_HISTORY_STEPS", "20")),
    deadline=None,
    # Keys are random, so that what failed is not made shorter by trying again.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
