"""The comparison as CSV tables."""
