"""What needs several parts of the house, or the machine."""
