"""The actions screen: what was agreed to do, by whom, by when, and what became of it."""
