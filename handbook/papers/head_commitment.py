"""The head's commitment on responsibility and example: the same page with other sections."""

from handbook.papers import commitment
from handbook.papers.paper import Request
from handbook.records.commitments import CommitmentKind
from handbook.store.store import Store
from handbook.typeset.blocks import Document


def build(store: Store, request: Request) -> Document:
    """Return the commitment of the request's member and year; a blank form where there is none."""
    return commitment.build(store, request, CommitmentKind.RESPONSIBILITY)
