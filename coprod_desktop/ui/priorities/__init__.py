"""The priorities screen: a board by theme over all meetings, and what came of each card."""
