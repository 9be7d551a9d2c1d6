"""Exercises that co-trainers with lived experience propose: written, read again, agreed to, shown, withdrawn."""
