"""Benchmarks: what stages and builds take, on real, made and hostile texts. ``python -m benchmarks`` runs them all.

What is compared is compared within a run; nothing here is asserted.
"""
