"""Stories: which sources report one event, and the files that record it."""
