"""The course: reads, checks, renders and shows what is written in `content/`."""
