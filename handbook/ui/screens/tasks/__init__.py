"""Parts of the screen *Việc đột phá*: lists, the register round, a timeline, one task."""
