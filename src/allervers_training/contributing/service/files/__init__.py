"""Between what people contributed and the files of the course, both ways; `allervers content` calls it."""
