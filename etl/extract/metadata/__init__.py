"""What a document says of itself."""

from etl.extract.metadata.reader import find_document, find_language

__all__ = ["find_document", "find_language"]
