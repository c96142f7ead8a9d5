"""Text of Vietnamese administration to values: numbers, units, periods, agencies, funding, places, themes.

The ground of the staircase ``vnplans → schema → extract → normalize``: nothing here knows a document, a page
or a database. Every parser takes a printed text and returns values with their span in it, the rule that read
them, a confidence, and notes on what is doubtful. Registers are data files under ``normalize/data``.
"""
