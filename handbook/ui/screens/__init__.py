"""One module per screen; screens do not import one another."""
