"""What the course must be: one small module per family of rules, all of them always run."""
