"""The running order's pages and gestures."""

from fastapi import APIRouter

router = APIRouter()
