"""Resolve stage: which body a name means, and which document of the dataset a citation refers to."""
