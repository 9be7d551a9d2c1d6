"""What one does with a running order, one function per intention."""

from allervers_training.conducteur.service.building import build, copy

__all__ = ["build", "copy"]
