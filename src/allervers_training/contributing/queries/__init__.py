"""Reads for pages, one module per part of a proposition's life."""
