"""Rules of the arbre des causes; pure."""
