"""Files that people edit: YAML in as checked models, and whole files out."""
