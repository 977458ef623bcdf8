"""Terminal: what a person sees of a run and of a dataset. Nothing here changes a row."""
