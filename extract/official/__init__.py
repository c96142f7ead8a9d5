"""What does an official document say of itself: head, parts, signature, acts it cites?

Doors: ``head`` (``read_head``), ``zones`` (``read_zones``), ``cited_acts`` (``read_legal_references``).
"""
