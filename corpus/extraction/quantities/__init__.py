"""Numbers in English news text, as values with a unit, a qualifier and what they count."""
