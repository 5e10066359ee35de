"""Sổ tay Chi bộ: the handbook of a Party branch, kept in one encrypted file, printed on paper."""

__version__ = "0.4.0"
