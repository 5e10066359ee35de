"""The open meeting: its five steps, the state they share, and the page beside them."""
