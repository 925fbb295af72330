"""A document of Word's kind, laid out for editors."""
