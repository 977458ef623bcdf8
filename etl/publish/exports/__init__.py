"""A built dataset in another form: one file, or a folder of files, for a program that does not read Parquet."""

from etl.publish.exports.formats import FORMATS, LANGUAGES, export

__all__ = ["FORMATS", "LANGUAGES", "export"]
