"""Planning a session de formation: its dates, its team, its calendar, the version of its course."""
