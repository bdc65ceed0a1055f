"""What things are: the values of the field, frozen, with checks of their shape and no decisions."""
