"""Asking, reminding, answering: one function per intention."""

from allervers_training.surveys.service.answering import answer, stop_reminders
from allervers_training.surveys.service.asking import Links, open_surveys, write

__all__ = ["Links", "answer", "open_surveys", "stop_reminders", "write"]
