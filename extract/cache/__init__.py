"""What did an earlier reading of the same bytes, with the same settings and the same program, give?

Door: ``results`` (``ResultCache``).
"""
