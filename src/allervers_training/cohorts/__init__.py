"""A session de formation (`Cohort`): who takes part, with which role, and how people come in."""
