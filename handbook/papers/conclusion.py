"""Conclusion (kết luận) of a meeting: laid out as a resolution is, numbered in its own series."""

from handbook.papers import resolution
from handbook.papers.paper import Request
from handbook.records.resolutions import ResolutionKind
from handbook.store.store import Store
from handbook.typeset.blocks import Document


def build(store: Store, request: Request) -> Document:
    """Return the conclusion of a kept meeting; its first draft while none was begun."""
    return resolution.of_meeting(store, request.meeting, ResolutionKind.CONCLUSION)
