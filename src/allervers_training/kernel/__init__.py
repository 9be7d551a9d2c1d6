"""What every room stands on: settings, database, clock, errors, secrets. Knows no feature."""
