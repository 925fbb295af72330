"""Sentences and words, and the English data they need."""
