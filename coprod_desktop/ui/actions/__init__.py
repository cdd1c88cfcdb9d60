"""Actions of the project: by owner, team, status and due date, and the news of each."""
