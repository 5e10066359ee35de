"""What stands before the main window: first start, unlocking, and a handbook that will not open."""
