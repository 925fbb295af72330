"""Parsers, one for each format: bytes to the paragraphs and metadata of articles."""
