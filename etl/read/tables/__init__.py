"""Tables: which grids of a document have a header, so that their rows can be read as records."""
