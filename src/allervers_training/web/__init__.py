"""What pages share: layout, components, static files, errors, security; knows no feature."""
