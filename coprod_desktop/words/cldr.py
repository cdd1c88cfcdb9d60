"""Babel's formats of dates, lists and numbers, loaded when first one is said."""

from babel import dates, lists, numbers

__all__ = ["dates", "lists", "numbers"]
