"""Typesets the plans of ``corpus/`` from their published text: PDF, DOCX, scan, and the truth about their tables.

``python -m corpus.typeset`` remakes every rendition, byte for byte. Nothing of the product imports this.
"""
