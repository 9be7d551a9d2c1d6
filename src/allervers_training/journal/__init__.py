"""The private journal: encrypted with the site's key, read by its author alone."""
