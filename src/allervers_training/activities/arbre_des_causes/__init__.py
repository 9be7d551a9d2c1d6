"""Arbre des causes: the group goes back from one fact to what it took for it to happen."""
