"""Benchmarks: how long the stages take, on real, made and hostile texts. ``python -m benchmarks`` runs them all.

What is compared is compared within a run; nothing here is asserted.
"""
