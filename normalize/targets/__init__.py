"""Which targets does a sentence state?

Door: ``read`` (``read_targets``).
"""
