"""Forms that the first start and the screens share: the branch, and members from a list."""
