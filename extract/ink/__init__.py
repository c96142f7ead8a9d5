"""What ink does the picture of a page show: drawn lines, dirt, pieces of letters?

Doors: ``picture`` (``rendered``: the picture of a page, in shades of grey), ``pieces`` (``ink_of``: its ink) and
``ruled_lines`` (``rules_of``: the lines that are drawn).
"""
