"""Asking, months later, what has changed."""

from fastapi import APIRouter

router = APIRouter()
