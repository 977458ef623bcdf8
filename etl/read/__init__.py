"""Read stage: bytes to clean text in paragraphs. Each format has one reader; all return a `Source`."""
