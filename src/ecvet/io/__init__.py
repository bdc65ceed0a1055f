"""How things are written and read: one module a format, each with `read` and `write`."""
