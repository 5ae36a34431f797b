"""Word and Excel."""
