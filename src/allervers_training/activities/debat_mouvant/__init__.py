"""Débat mouvant: people place themselves about an affirmation, speak in turn, and may move."""
