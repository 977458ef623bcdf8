"""tiaokuan: Chinese policy texts turned into tables that can be trusted. `etl.pipeline` shows the order of its stages."""

from etl import project
from etl.interface import build, extract, keep_functions, load

__all__ = ["__version__", "build", "extract", "load"]
__version__ = project.VERSION
keep_functions(__name__)
