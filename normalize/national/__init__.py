"""Which indicator of a national set does a name speak of?

Door: ``match`` (``match_national``). ``sets`` holds the sets.
"""
