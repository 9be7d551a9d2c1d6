"""The running order of a session: built from the module's own timings, arranged, then followed in the room."""
