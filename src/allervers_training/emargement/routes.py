"""The roll-call of a half-day."""

from fastapi import APIRouter

router = APIRouter()
