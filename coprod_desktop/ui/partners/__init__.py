"""Partners: who takes part in a project, and the people who speak for them."""
