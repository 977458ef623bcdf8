"""The command line of tiaokuan."""

from etl.cli import build, dataset
from etl.cli.app import app, main

__all__ = ["app", "build", "dataset", "main"]
