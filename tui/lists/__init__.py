"""Screens that show the comparison as tables."""
