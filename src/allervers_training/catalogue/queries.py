"""Reads the stored states of the course."""

import json

from sqlalchemy.orm import Session

from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.catalogue.sources import Files


def snapshot_files(db: Session, content_hash: str) -> Files | None:
    snapshot = db.get(ContentSnapshot, content_hash)
    if snapshot is None:
        return None
    files: dict[str, str] = json.loads(snapshot.files)
    return files
