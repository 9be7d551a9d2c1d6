"""From the text of a file to typed data, with the line of everything that is wrong."""
