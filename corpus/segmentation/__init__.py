"""Text to passages: headings, body, boilerplate."""
