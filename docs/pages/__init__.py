"""Which pages of the documentation are written by the program itself?

Each module is a command: ``python -m docs.pages.commands``.
"""
