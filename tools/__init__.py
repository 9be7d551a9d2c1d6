"""What the repository uses on itself; nothing here leaves with the program."""
