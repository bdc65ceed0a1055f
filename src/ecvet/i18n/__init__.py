"""How things are worded: catalogues, labels, sentences, formats."""
