"""A vote on the wall: how many have voted while it is open, and its result once it is closed; never a total before."""

from coprod_desktop.domain.polls import PollRow, PollState
from coprod_desktop.ui.wall.material import Material
from coprod_desktop.ui.wall.sheet import Item, Shape, Sheet
from coprod_desktop.ui.wall.views import Choice
from coprod_desktop.words import Words


def make_progress(words: Words, material: Material, choice: Choice) -> Sheet:
    """Tell how many have voted, and on what, in the order in which the options were shuffled."""
    poll = _poll(material, choice, PollState.OPEN)
    if poll is None:
        return _nothing(words)
    options = poll.shuffled or poll.options
    everybody = words.number(poll.entitled)
    return Sheet(
        Shape.LINES,
        title=poll.question,
        big=words.plural("{count} of {all} has voted", "{count} of {all} have voted", poll.cast, all=everybody),
        share=poll.cast / poll.entitled if poll.entitled else 0.0,
        items=tuple(Item(option.text, lead="·") for option in options),
        foot=_say_state(words, poll),
    )


def make_result(words: Words, material: Material, choice: Choice) -> Sheet:
    """Tell what a closed vote came to; one that is open, or open again, has no result."""
    poll = _poll(material, choice, PollState.CLOSED)
    if poll is None or poll.state is not PollState.CLOSED:
        return make_progress(words, material, choice)
    result = material.result(poll.id)
    most = max((option.dots for option in result.options), default=0)
    items = tuple(
        Item(
            option.text,
            lead=f"{option.place}.",
            share=option.dots / most if most else 0.0,
            figure=" · ".join(
                (
                    words.plural("{count} dot", "{count} dots", option.dots),
                    words.plural("{count} supporter", "{count} supporters", option.supporters),
                )
            ),
        )
        for option in result.options
    )
    everybody = words.number(result.entitled)
    told = words.plural("{count} of {all} has voted", "{count} of {all} have voted", result.ballots, all=everybody)
    blank = words.plural("{count} blank ballot", "{count} blank ballots", result.abstained) if result.abstained else ""
    return Sheet(Shape.BARS, title=poll.question, items=items, foot=" · ".join(part for part in (told, blank) if part))


def _poll(material: Material, choice: Choice, state: PollState) -> PollRow | None:
    """Give the poll that is chosen, else the last one in a state, else the last one."""
    polls = material.polls
    chosen = [poll for poll in polls if poll.id == choice.poll_id]
    fitting = [poll for poll in polls if poll.state is state]
    found = chosen or fitting[-1:] or polls[-1:]
    return found[0] if found else None


def _say_state(words: Words, poll: PollRow) -> str:
    if poll.state is PollState.OPEN:
        return words.say("Nobody sees the count before the vote is closed.")
    return words.say("The vote is closed.") if poll.state is PollState.CLOSED else words.say("The vote opens soon.")


def _nothing(words: Words) -> Sheet:
    return Sheet(Shape.CALM, big=words.say("No vote yet"))
