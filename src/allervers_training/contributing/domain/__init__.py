"""Rules of what people propose; nothing here knows a file, a page or a clock."""
