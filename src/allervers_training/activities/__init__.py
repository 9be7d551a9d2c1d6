"""Live activities: an engine, and one folder per kind."""
