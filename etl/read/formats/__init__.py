"""The formats that can be read, one file each."""
