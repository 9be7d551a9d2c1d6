"""A person's path, and the door of a module."""

from fastapi import APIRouter

router = APIRouter()
