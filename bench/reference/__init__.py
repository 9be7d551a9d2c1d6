"""Servers that do the least possible work; the product is compared with them, round by round."""
