"""Publish: turns rows into tables and tables into files; a dataset is written completely or not at all."""
