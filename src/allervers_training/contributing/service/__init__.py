"""One module per part of a proposition's life: writing it, reading it, agreeing to it, taking it back."""
