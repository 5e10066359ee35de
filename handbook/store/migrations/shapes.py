"""What the steps say again and again of a table. Released with them, so never edited either."""

from handbook.store.engine import Tables


def index(db: Tables, table: str, *columns: str) -> None:
    """Index what is not in the bin, so that lists and counts never read whole records."""
    name = "_".join((table, *columns))
    db.execute(f"CREATE INDEX {name} ON {table} ({', '.join(columns)}) WHERE binned_at IS NULL")


def record_table(db: Tables, name: str, columns: dict[str, type]) -> None:
    """Make the table of a kind of record: its columns after the four that all have."""
    # What lists ask for stands first: a long text pushes whatever follows it to pages of its own.
    common: dict[str, type] = {"id": int, "uid": str, "version": int, "binned_at": str}
    every = {**common, **columns}
    nullable = {"binned_at", "number", "dues_due", "dues_paid", "agreed"}
    db.table(name).create(every, pk="id", not_null=set(every) - nullable - {"id"}, defaults={})
    db.table(name).create_index(["uid"], unique=True)


def texts(*names: str) -> dict[str, type]:
    """Return columns that hold text."""
    return dict.fromkeys(names, str)
