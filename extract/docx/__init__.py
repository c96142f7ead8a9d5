"""What does a Word file hold, as paragraphs and grids?

Door: ``blocks`` (``read_docx``).
"""
