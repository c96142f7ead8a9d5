"""What do files without geometry hold: HTML, Markdown, the text of a portal?

Doors: ``html_page`` (``read_html``) and ``text_file`` (``read_markup``), which tells the three conventions of
text apart.
"""
