"""The drawing of an arbre des causes, from what is to be drawn to an SVG; it knows nothing else."""
