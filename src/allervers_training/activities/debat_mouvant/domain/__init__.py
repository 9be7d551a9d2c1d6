"""Rules of the débat mouvant (sources of the method: docs/debat-mouvant.md); pure."""
