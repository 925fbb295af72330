"""How texts are laid out in rows and columns of cells."""
