"""How does a page of the review look: its words in two languages, its templates, its script?

Door: ``templates`` (``render``). The templates are Jinja2 under ``templates/``, which escape every value; style and scripts
are files under ``static/``, since the pages allow no other.
"""
