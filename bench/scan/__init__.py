"""How well, how fast and how steadily are scans read?

Each module is a command: ``python -m bench.scan.speed``.
"""
