"""Searching the course, its bibliography and its glossary: accents and endings do not count."""
