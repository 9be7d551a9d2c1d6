"""The site's own address, for services that write it in a letter; `app.py` hands it over."""

from sqlalchemy.orm import Session

from allervers_training.kernel.db import Database


def hand_over(database: Database, address: str) -> None:
    """Let services that have a session of this database write the address of the site."""
    database.info["site_address"] = address


def address_of_site(db: Session) -> str:
    """Return what was handed over; nothing where no site is served: then no letter can lead to it."""
    address: str = db.info.get("site_address", "")
    return address
