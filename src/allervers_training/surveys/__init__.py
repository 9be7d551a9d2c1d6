"""The cold survey, three to six months after a module: what has changed, for whom."""
