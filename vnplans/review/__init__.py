"""How is the review served, and to whom?

Doors: ``serve`` (``serve``) and ``app`` (``make_app``). What a page shows is ``vnplans.review_pages``.
"""
