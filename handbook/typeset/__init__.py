"""Makes PDF and Word of a document; knows nothing of this field."""
