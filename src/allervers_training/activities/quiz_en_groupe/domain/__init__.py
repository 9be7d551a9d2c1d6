"""Rules of the quiz en groupe: pure, written in its words."""
