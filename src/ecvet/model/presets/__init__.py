"""Real scales, tables and policies as data, each with its source."""
