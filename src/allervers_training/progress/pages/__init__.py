"""What the pages of a path receive."""
