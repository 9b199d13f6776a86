"""From an article to its tips, and what was left out and why."""
