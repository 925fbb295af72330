"""What the program costs and how well it aligns; measured, never asserted."""
