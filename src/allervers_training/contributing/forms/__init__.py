"""From what was typed to what may be kept, one module per part of a proposition's life."""
