"""Figures in English news text: values with a unit, a qualifier and what they count."""
