"""Arbre des causes: a group goes back from one fact to what was needed for it, then looks for levers."""
