"""Where in a cell does one body begin and end: known and unknown names, further units, lists of names and places?

Door: ``cell`` (``Cell``: the words of a cell with what is taken already).
"""
