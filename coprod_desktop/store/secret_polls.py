"""What copies of a file could tell of a secret vote: two of them, one ballot apart, link a voter to a ballot.

So none is made while a secret vote is open; and where one was reopened, what was copied in between goes as soon as a
later copy holds all of it.
"""

from coprod_desktop.store.connection import Connection

Ballots = dict[object, frozenset[object]]
"""The keys of the ballots of each secret poll that has some."""

_THERE = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('poll', 'pollevent', 'ballot')"
# The state of a poll is that of its last event. One in the bin takes no ballots until it is brought back.
_OPEN = (
    "SELECT 1 FROM poll WHERE deleted_at IS NULL AND secrecy = 'secret' AND 'open' = (SELECT state FROM pollevent"
    " WHERE poll_id = poll.id AND deleted_at IS NULL ORDER BY rank DESC LIMIT 1)"
)
_BALLOTS = "SELECT poll_id, id FROM ballot WHERE secret"


def is_secret_poll_open(connection: Connection) -> bool:
    """Tell whether a secret vote is under way in a file, whatever version wrote it."""
    return _knows_polls(connection) and connection.execute(_OPEN).fetchone() is not None


def secret_ballots(connection: Connection) -> Ballots:
    """Give the secret ballots in a file, by poll."""
    found: dict[object, set[object]] = {}
    if _knows_polls(connection):
        for poll, ballot in connection.execute(_BALLOTS):
            found.setdefault(poll, set()).add(ballot)
    return {poll: frozenset(ballots) for poll, ballots in found.items()}


def holds_a_part(copy: Ballots, whole: Ballots) -> bool:
    """Tell whether a copy holds some, but not all, of the ballots that another one holds of the same vote."""
    return any(ballots < whole.get(poll, frozenset()) for poll, ballots in copy.items())


def _knows_polls(connection: Connection) -> bool:
    return bool(connection.execute(_THERE).fetchone()[0] == 3)
