"""A person's path: what opened a module to her, what she has done there, what is missing, and why."""
