"""Bringing people in: pasted lists, spreadsheets, invitations by mail."""
