"""Taking a quiz."""

from fastapi import APIRouter

router = APIRouter()
