"""Style sheets and themes."""
