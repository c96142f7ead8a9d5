"""Which tables does plain text draw: with bars, with ruled lines, with tabs, in columns?

Doors: ``bar_grid``, ``drawn_text``, ``tabbed_text`` and ``columned_text``, one a way of drawing.
"""
