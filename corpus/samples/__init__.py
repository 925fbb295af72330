"""The demo story, in our own words."""
