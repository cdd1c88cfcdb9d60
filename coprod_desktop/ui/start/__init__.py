"""The first start: language, text size, and three ways to begin."""
