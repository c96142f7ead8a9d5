"""In which order are the lines of pages read, and which make a paragraph?

Door: ``blocks`` (``lay_out``: pages in, blocks out).
"""
