"""Stories: which sources belong together, and where that is written down."""
