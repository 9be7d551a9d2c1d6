"""Reads for pages and rules about paths: the same few statements for one person or for two hundred."""
