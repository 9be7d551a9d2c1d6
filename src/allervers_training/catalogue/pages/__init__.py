"""What the templates of the course receive: frozen views, built from an edition alone."""
