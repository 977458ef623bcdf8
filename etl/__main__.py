"""``python -m etl``."""

import sys

from tiaokuan import main

sys.exit(main())
