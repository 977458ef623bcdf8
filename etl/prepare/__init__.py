"""Prepare: what outside programs make of files before they are read (LibreOffice, OCR), kept by the hashes of the files."""
