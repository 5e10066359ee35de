"""The yearly review: rounds, reviews, ballots, shortcomings, commitments, bốn tốt."""

from handbook.store.engine import Tables
from handbook.store.migrations.shapes import index, texts


def step_011_reviews(db: Tables) -> None:
    """Make the tables of review rounds, reviews, ballots, shortcomings, commitments, bốn tốt."""
    for name, columns in REVIEWS_011.items():
        kept: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
        every = kept | columns
        db.table(name).create(every, pk="id", not_null=set(every) - {"id", "binned_at"})
        db.table(name).create_index(["uid"], unique=True)
    for table, *names in INDEXES_011:
        index(db, table, *names)


# Of each table what lists ask for stands first, long texts last.
REVIEWS_011: dict[str, dict[str, type]] = {
    "review_rounds": {
        **texts("period", "state", "title", "starts_on", "ends_on", "begun_on", "closed_on"),
        **{"year": int, "part": int},
        **texts("meeting_on", "meeting_place", "meeting", "chair", "recorder", "due_on"),
        **texts("decided_by", "plan", "hidden_steps", "filed", "cap", "people", "suggestions"),
        **texts("conclusion", "rules", "frames"),
    },
    "reviews": {
        **texts("round", "member", "form", "own_level", "submitted_on"),
        "handwritten": int,
        **texts("notified_on", "notified_how", "proposal", "decision", "filed", "points"),
        **texts("facts", "residence", "employer", "elsewhere", "committee_remark"),
        **texts("gap_reason", "level_reason", "comments", "parts"),
    },
    "ballots": {
        **texts("round", "kind", "method", "on", "starts_at", "ends_at", "place"),
        **dict.fromkeys(("called", "present", "issued", "returned", "valid", "invalid"), int),
        **texts("tellers", "counts", "note"),
    },
    "shortcomings": {
        **texts("member", "state", "found_by", "found_in", "found_on"),
        "year": int,
        **texts("due", "responsible", "verified_on", "verified_by", "verified_in", "document"),
        **texts("helpers", "what", "cause", "remedy", "notes"),
    },
    "commitments": {
        "member": str,
        "year": int,
        **texts("kind", "made_on", "supervisor", "confirmed_on", "confirmation"),
        **texts("checks", "parts"),
    },
    "four_goods": {
        "year": int,
        **texts("mode", "registered_on", "voted_on", "proposed", "decided", "decided_on"),
        **{"present": int, "yes": int},
        **texts("decision", "registered_text", "lines", "note"),
    },
}

INDEXES_011 = (
    ("review_rounds", "year"),
    ("review_rounds", "state", "begun_on"),
    ("reviews", "round", "member"),
    ("reviews", "member"),
    ("ballots", "round"),
    ("shortcomings", "state"),
    ("shortcomings", "member"),
    ("shortcomings", "year"),
    ("shortcomings", "found_in"),
    ("commitments", "year", "kind"),
    ("commitments", "member"),
    ("four_goods", "year"),
)
