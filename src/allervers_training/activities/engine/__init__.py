"""What every live activity stands on: pure kinds, an append-only log, regions pushed per audience."""
