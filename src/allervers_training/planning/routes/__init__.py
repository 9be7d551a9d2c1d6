"""Planning a session, its calendar, and the home of whoever runs sessions."""

from fastapi import APIRouter

from allervers_training.planning.routes import calendars, dates, homes, opening, versions

router = APIRouter()
for part in (homes, opening, dates, versions, calendars):
    router.include_router(part.router)
