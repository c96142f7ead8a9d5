"""What do some plans say, side by side, on one page that can be printed and passed on?

Door: ``write`` (``write_report``).
"""
