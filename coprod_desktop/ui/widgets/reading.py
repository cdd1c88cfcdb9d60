"""Reading what people type: days, times, numbers, money and shares, in the order of their language."""

import re
from datetime import date, time
from decimal import Decimal

from babel.numbers import NumberFormatError, format_decimal, parse_decimal

from coprod_desktop.words import Words

_TIME = re.compile(r"^(\d{1,2})(?:[:.,h ](\d{2}))?$|^(\d{1,2})(\d{2})$")


def day_pattern(words: Words) -> str:
    """Give the order in which a day is typed, as `dmy`."""
    letters = re.sub(r"[^dMy]", "", str(words.locale.date_formats["short"].pattern))
    return "".join(dict.fromkeys(letters.lower()))


def write_day(words: Words, day: date | None) -> str:
    """Write a day as it is typed: `03/03/2009`."""
    if day is None:
        return ""
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
    return "/".join(parts[letter] for letter in day_pattern(words))


def read_day(words: Words, text: str, today: date | None = None) -> date:
    """Read a day: `3/3/2009`, `3.3.09`, `2009-03-03`, or `3/3` of this year; ValueError where it is none."""
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    if re.fullmatch(r"\s*\d{4}-\d{1,2}-\d{1,2}\s*", text):
        return date(*numbers)
    if not re.fullmatch(r"\s*\d{1,4}([\s/.\-]+\d{1,4}){1,2}\s*", text):
        raise ValueError
    order = day_pattern(words)
    if len(numbers) == 2:
        order = order.replace("y", "")
        parts = dict(zip(order, numbers, strict=True)) | {"y": (today or date.today()).year}
    else:
        parts = dict(zip(order, numbers, strict=True))
    year = parts["y"] + 2000 if parts["y"] < 100 else parts["y"]
    return date(year, parts["m"], parts["d"])


def write_time(moment: time | None) -> str:
    """Write a time of day as it is typed: `14:30`."""
    return "" if moment is None else f"{moment.hour:02}:{moment.minute:02}"


def read_time(text: str) -> time:
    """Read a time of day: `14:30`, `14.30`, `1430` or `14`; ValueError where it is none."""
    found = _TIME.match(text.strip())
    if not found:
        raise ValueError
    hour, minute = found[1] or found[3], found[2] or found[4] or "0"
    return time(int(hour), int(minute))


def read_decimal(words: Words, text: str) -> Decimal:
    """Read a number with the separators of the language; ValueError where it is none."""
    bare = re.sub(r"[\s\u00a0\u202f€%]|EUR", "", text)
    if not bare:
        raise ValueError
    try:
        return parse_decimal(bare, locale=words.locale, strict=True)
    except NumberFormatError as trouble:
        raise ValueError from trouble


def read_whole(words: Words, text: str) -> int:
    """Read a whole number; ValueError where it is none."""
    value = read_decimal(words, text)
    if value != int(value):
        raise ValueError
    return int(value)


def read_hundredths(words: Words, text: str) -> int:
    """Read an amount or a percentage as hundredths (cents, basis points); ValueError where it is none."""
    hundredths = read_decimal(words, text) * 100
    if hundredths != int(hundredths):
        raise ValueError
    return int(hundredths)


def write_hundredths(words: Words, value: int | None) -> str:
    """Write hundredths (cents, basis points) as they are typed."""
    if value is None:
        return ""
    whole = value % 100 == 0
    return format_decimal(Decimal(value) / 100, "#,##0" if whole else "#,##0.00", locale=words.locale)
