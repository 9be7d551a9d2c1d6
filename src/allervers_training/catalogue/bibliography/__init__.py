"""The references of the course: checked, written in the French manner, exported."""
