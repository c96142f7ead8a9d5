"""What does each page of the review show, and what does each of its buttons do?

Door: ``routes`` (``routes``). A handler takes a request, asks ``vnplans.questions``, and gives a template its values.
"""
