"""The venue test: before a day, a phone says in a minute whether this network carries a room."""
