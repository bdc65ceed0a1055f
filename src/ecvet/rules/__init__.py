"""What follows from things: pure functions of values, which return values."""
