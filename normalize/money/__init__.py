"""How much money does a cell state, of which years and sources?

Doors: ``cell`` (``parse_money``) for an amount with the parts that its cell names, ``funding`` (``parse_funding``) for sources.
"""
