"""Babel's formats of dates, lists and numbers, and what they reckon with, loaded when first one is said."""

from decimal import Decimal

from babel import dates, lists, numbers

__all__ = ["Decimal", "dates", "lists", "numbers"]
