"""From typed data back to the text of a file: one text for one content, which reads back the same."""
