"""One parser a format: bytes to parsed articles."""
