"""Who listens when the team says who somebody is, or takes it back: every room that keeps something of a person."""

from allervers_training.cohorts.handover import handed_over
from allervers_training.journal import matching as journal
from allervers_training.kernel.db import Database
from allervers_training.kernel.settings import Settings
from allervers_training.positioning import matching as positioning
from allervers_training.progress import matching as progress
from allervers_training.quizzes import matching as quizzes
from allervers_training.surveys import matching as surveys


def wire(database: Database, settings: Settings) -> None:
    """Let what is kept of a person follow her; a new table keyed by person or by place is told here."""
    own = journal.follower(settings.key_path)
    for follow in (progress.follow, positioning.follow, quizzes.follow, own, surveys.follow):
        handed_over.connect(database, follow)
