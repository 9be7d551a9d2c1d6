"""Placing oneself on the statements of a competence."""

from fastapi import APIRouter

router = APIRouter()
