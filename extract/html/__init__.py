"""What does a saved web page hold of the document, as paragraphs and grids?

Door: ``saved_page`` (``read_html``).
"""
