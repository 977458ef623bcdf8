"""The command ``tiaokuan``.

The packages of this project are called ``etl`` and ``schemas``, as many others are. Before one of them is loaded, the
command makes sure that Python finds ours.
"""

from __future__ import annotations

import importlib.util
import signal
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ("etl", "schemas")
INTERRUPTED = 130  # 128 and the number of SIGINT, as shells say it


def main() -> int:
    """Run the command line and return its exit status: 2 where another package stands in place of one of ours."""
    handled = signal.getsignal(signal.SIGINT)
    if handled is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun: an interrupt ends it without a word
    for name in PACKAGES:
        if stranger := find_stranger(name):
            print(
                f"Python finds the package {name} of another project in {stranger}: start tiaokuan in another folder, "
                "take that folder off PYTHONPATH, or install tiaokuan into an environment of its own.",
                file=sys.stderr,
            )
            return 2
    from etl.cli import main as run

    try:
        signal.signal(signal.SIGINT, handled)
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done, whatever Python still has to put away


def find_stranger(name: str) -> Path | None:
    """The folder of a package of another project that Python would load by this name, None where it is ours."""
    spec = importlib.util.find_spec(name)
    folder = Path(spec.origin).resolve().parent if spec and spec.origin else None
    return None if folder in (None, HERE / name) else folder


if __name__ == "__main__":
    sys.exit(main())
