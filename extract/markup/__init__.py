"""What does a text file hold: Markdown, or the text of a law portal?

Door: ``text_file`` (``read_markup``), which tells the conventions of text apart.
"""
