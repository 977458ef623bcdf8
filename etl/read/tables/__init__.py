"""Tables: which of a document's grids have a header, and so rows that mean something by themselves."""
