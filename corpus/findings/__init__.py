"""What follows from the links: omissions, wording, coverage."""
