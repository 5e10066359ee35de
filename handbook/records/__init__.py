"""What things are: frozen records and pure rules; no clock, file, SQL or Qt."""
