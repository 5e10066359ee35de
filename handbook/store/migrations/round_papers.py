"""Lines of the register that belong to papers of a review round."""

from handbook.store.engine import Tables


def step_016_round_papers(db: Tables) -> None:
    """Let a line of the register name the paper of a round whose number and day it is."""
    for name in ("round", "paper", "member"):
        db.execute(f"ALTER TABLE outside_papers ADD COLUMN {name} TEXT NOT NULL DEFAULT ''")
