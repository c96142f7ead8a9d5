"""What does a document hold that looks like content, counted without knowing what the readers made of it?

Door: ``read`` (``read_seen``). It is given the blocks and sightings of a file and knows no table, clause or
task; ``schema.account`` then says where each part went.
"""
