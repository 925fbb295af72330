"""A source becomes an article: a door for each format, one way of cleaning."""
