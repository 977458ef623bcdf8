"""Benchmarks: what a build costs beside a floor, beside itself, and beside other programs.

``python -m benchmarks`` prints one table of ratios, each of two figures of the same run, for the machine's speed drifts.
Nothing is asserted.
"""
