"""What the project says of itself wherever a program or a dataset has to name it, and where its files are."""

from pathlib import Path

NAME = "tiaokuan"
VERSION = "0.1.0"
RELEASED = "2026-11-21"  # the day of VERSION

ROOT = Path(__file__).parents[1]
PACKAGES = (ROOT / "etl", ROOT / "schemas")
# in an installed package the answers stand beside the code that reads them, in a clone beside raw/
GOLD_PLACES = (ROOT / "etl" / "publish" / "gold_answers", ROOT / "gold")
