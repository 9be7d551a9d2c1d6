"""Bringing a list of people into a session."""

from fastapi import APIRouter

router = APIRouter()
