"""Planning a session, its calendar, and the home of whoever runs sessions."""

from fastapi import APIRouter

router = APIRouter()
