"""tiaokuan: Chinese policy texts turned into tables that can be trusted.

The stages stand in one direction: read, segment, extract, resolve, publish; ``etl.pipeline`` is the page that
shows their order. Nothing heavy is imported here.
"""
