"""Finding anything: one line, and below it all that can be done or gone to."""
