"""What stands on a page that is a picture?

Door: ``pages`` (``read_scans``: pages of pictures in, the same pages with words and drawn lines out).
"""
