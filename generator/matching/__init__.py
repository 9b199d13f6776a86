"""Which tips give the same guidance, and why."""
