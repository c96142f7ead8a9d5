"""What does a second network read in a line of letters?

Door: ``network`` (``line_network``: the network that is installed, or why there is none; ``LineNetwork.read``: a piece
of a picture in, its letters with place and confidence out).
"""
