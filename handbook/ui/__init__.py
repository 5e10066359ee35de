"""The window: everything of Qt, and nothing of the field's rules."""
