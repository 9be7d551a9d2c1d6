"""Views of positioning: one's own, and the group's."""
