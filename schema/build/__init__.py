"""Which records do the printed rows give?

Doors: ``document``, ``clauses``, ``tables``, ``tasks``, ``indicators``; ``schema.assemble`` calls them in
order.
"""
