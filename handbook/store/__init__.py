"""Keeps the records: all the SQL, one module per record type."""
