"""Presence by half-day: who is here, who is not and why; notes are added, never rewritten."""
