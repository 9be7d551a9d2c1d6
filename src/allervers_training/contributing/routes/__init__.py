"""Addresses of what people propose, one module per part of a proposition's life; `app/` mounts each."""
