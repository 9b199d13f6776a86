"""Cards and everything built on them: model, YAML in and out, drafting, combining, checks."""
