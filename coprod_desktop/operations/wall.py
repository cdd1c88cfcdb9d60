"""The wall: what the facilitator has written for the room to see at the beginning of every meeting."""

from coprod_desktop.domain.texts import clean_text
from coprod_desktop.records import Setting
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.words import mark

KEY, FIELD = "ground_rules", mark("Ground rules")


def ground_rules(workspace: Workspace) -> tuple[str, ...]:
    """Give the ground rules that the facilitator wrote, one a line; nothing where the usual ones hold."""
    with workspace.reading() as reader:
        setting = _setting(reader)
        return tuple(setting.value.splitlines()) if setting else ()


def change_ground_rules(workspace: Workspace, *, text: str) -> tuple[str, ...]:
    """Write the ground rules anew, one a line; an empty text brings the usual ones back. KnownError `text_too_long`."""
    rules = tuple(line.strip() for line in clean_text(text, field=FIELD).splitlines() if line.strip())
    with workspace.step("change_ground_rules") as step:
        setting = _setting(step)
        if setting and not rules:
            step.remove(setting)
        elif setting:
            setting.value = "\n".join(rules)
        elif rules:
            step.add(Setting(key=KEY, value="\n".join(rules)))
        step.save()
    return rules


def _setting(reader: Reader) -> Setting | None:
    return next(iter(reader.all(Setting, Setting.key == KEY)), None)
