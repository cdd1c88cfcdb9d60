"""Counting a dot vote: places, supporters, and the split by sector; pure figures, nobody's name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import SMALLEST_GROUP, MergedOptions, OptionResult, PollOptionRow, SectorDots


@dataclass(frozen=True, slots=True)
class CountedBallot:
    """One ballot as it is counted; one without dots is an abstention."""

    sector: Sector | None
    dots: Mapping[UUID, int] = field(hash=False)

    def on(self, option_id: UUID) -> int:
        """Give the dots on one option."""
        return self.dots.get(option_id, 0)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was chosen."""
        return not any(self.dots.values())


def groups(ballots: Counter[Sector | None]) -> tuple[Sector | None, ...]:
    """Give the groups into which a result may be split: sectors of five or more, and None for all others as one.

    Where the others are too few, the smallest sector joins them: with the total known, they could be told by taking
    away. There is no group at all where only one would be left.
    """
    shown = sorted((s for s in Sector if ballots[s] >= SMALLEST_GROUP), key=lambda sector: -ballots[sector])
    pooled = ballots.total() - sum(ballots[sector] for sector in shown)
    while 0 < pooled < SMALLEST_GROUP and shown:
        pooled += ballots[shown.pop()]
    split = (*(sector for sector in Sector if sector in shown), *((None,) if pooled else ()))
    return split if len(split) > 1 else ()


def pool(ballots: Iterable[CountedBallot]) -> tuple[tuple[Sector | None, int], ...]:
    """Give the groups of a result with the number of ballots in each."""
    sizes = Counter(ballot.sector for ballot in ballots)
    split = groups(sizes)
    named = [(sector, sizes[sector]) for sector in split if sector]
    rest = sizes.total() - sum(number for _sector, number in named)
    return (*named, *(((None, rest),) if None in split else ()))


def count_options(options: Sequence[PollOptionRow], ballots: Sequence[CountedBallot]) -> tuple[OptionResult, ...]:
    """Give what each option got, most dots first; equal dots share the place and stand in the listed order."""
    split = tuple(sector for sector, _number in pool(ballots))
    dots = {option.id: sum(ballot.on(option.id) for ballot in ballots) for option in options}
    results = [
        OptionResult(
            option_id=option.id,
            priority_id=option.priority_id,
            text=option.text,
            place=1 + sum(other > dots[option.id] for other in dots.values()),
            dots=dots[option.id],
            supporters=_supporters(ballots, (option.id,)),
            by_sector=tuple(_in_group(option.id, group, split, ballots) for group in split),
        )
        for option in options
    ]
    return tuple(sorted(results, key=lambda result: result.place))


def count_merged(together: Sequence[PollOptionRow], ballots: Sequence[CountedBallot], *, cap: int) -> MergedOptions:
    """Give what options got that became one after the vote: each voter's dots are added, up to the cap."""
    keys = tuple(option.id for option in together)
    return MergedOptions(
        option_ids=keys,
        texts=tuple(option.text for option in together),
        dots=sum(min(cap, sum(ballot.on(key) for key in keys)) for ballot in ballots),
        supporters=_supporters(ballots, keys),
    )


def _in_group(
    option_id: UUID, group: Sector | None, split: Sequence[Sector | None], ballots: Sequence[CountedBallot]
) -> SectorDots:
    own = [b for b in ballots if (b.sector if b.sector in split else None) is group]
    return SectorDots(group, sum(ballot.on(option_id) for ballot in own), _supporters(own, (option_id,)))


def _supporters(ballots: Iterable[CountedBallot], keys: Sequence[UUID]) -> int:
    return sum(any(ballot.on(key) for key in keys) for ballot in ballots)
