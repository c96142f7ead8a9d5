"""Do other readers see the same cells?

Door: ``opinion`` (``second_opinion``: grids in, the same grids with notes out).
"""
