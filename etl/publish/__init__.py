"""Publish: rows to tables to files, whole or not at all."""
