"""Which grids do the words and lines of one page make?

Door: ``on_page`` (``grids_on``).
"""
