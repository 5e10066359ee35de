"""The window: everything of Qt, and nothing of the field's rules."""

from handbook.ui.steady import keep_alive

keep_alive()
