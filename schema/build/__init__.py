"""Which records do the printed rows give?

Doors: ``document``, ``tables``, ``tasks``, ``indicators``; ``schema.assemble`` calls them in order.
"""
