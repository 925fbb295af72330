"""Commands, their keys, and the palette that lists them."""
