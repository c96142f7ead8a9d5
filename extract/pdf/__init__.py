"""What stands on the pages of a PDF file: words, drawn lines, images?

Door: ``pages`` (a path in, pages out, one at a time). It knows no table.
"""
