"""The Markdown of the course: CommonMark, with pandoc's blocks, citations and attributes."""
