"""The pages of a private journal."""

from fastapi import APIRouter

router = APIRouter()
