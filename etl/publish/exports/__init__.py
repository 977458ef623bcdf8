"""Exports a dataset to other formats: a file, or a folder of files, for programs that do not read Parquet."""

from etl.publish.exports.formats import FORMATS, LANGUAGES, export

__all__ = ["FORMATS", "LANGUAGES", "export"]
