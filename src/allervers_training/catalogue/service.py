"""Keeps the state of the course that a session uses, for as long as the session exists."""

import json
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from allervers_training.catalogue.models import ContentSnapshot
from allervers_training.catalogue.sources import Files, content_hash


def store_snapshot(db: Session, files: Files, *, at: datetime) -> str:
    """Keep this state of the course and return its name; storing it again changes nothing."""
    name = content_hash(files)
    if db.get(ContentSnapshot, name) is None:
        text = json.dumps(dict(sorted(files.items())), ensure_ascii=False)
        row = {"hash": name, "created_at": at, "files": text}
        is_sqlite = db.get_bind().dialect.name == "sqlite"
        insert = sqlite.insert if is_sqlite else postgresql.insert
        db.execute(insert(ContentSnapshot).values(row).on_conflict_do_nothing())
    return name
