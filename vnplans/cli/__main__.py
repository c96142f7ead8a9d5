"""``python -m vnplans.cli``."""

from vnplans.cli import main

main()
