"""One function per intention about a person's path; `record` is what other rooms call."""

from allervers_training.progress.service.journal import record

__all__ = ["record"]
