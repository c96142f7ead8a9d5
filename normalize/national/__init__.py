"""Which indicator of a national set does a name speak of?

Door: ``match`` (``match_national``). ``features`` say what bars a code: a code must be sure, so words are held against lists;
``normalize.measures`` weighs the words of any two names, so that people can judge the likeness. ``sets`` holds the sets.
"""
