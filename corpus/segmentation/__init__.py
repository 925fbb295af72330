"""Segmentation: an article's text cut into passages: headings, body and boilerplate."""
