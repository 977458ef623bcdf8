"""What a document says of itself."""

from etl.extract.metadata.reader import find_document

__all__ = ["find_document"]
