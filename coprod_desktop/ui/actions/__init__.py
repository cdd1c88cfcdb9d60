"""Actions: who does what by when, what became of it, and the news of each."""
