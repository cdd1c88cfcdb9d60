"""The languages the app speaks."""

import locale
import os

LANGUAGES = {"en": "English", "it": "Italiano"}


def system_language() -> str:
    """Give the user's language as far as the app speaks it, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    code = (spoken or locale.getlocale()[0] or "en").lower()[:2]
    return code if code in LANGUAGES else "en"
