"""Turn records into documents: one module per printed paper."""
