"""Parts of the screen *Việc được giao*: the lists, one assignment's life, the tasks of a year."""
