"""Parts of the screen *Đảng viên*: the roster, one member's form and timeline, the import."""
