"""What a text says in figures and quotes."""
