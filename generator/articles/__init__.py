"""Articles in: one module a format, one table of readers, one `Article` out."""
