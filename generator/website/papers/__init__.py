"""PDFs: what goes on each, how it is laid out, and a cache so that it is laid out once."""
