"""Measurements of kgwright: `python -m benchmarks --all`, or one by one."""
