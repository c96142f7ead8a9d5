"""The documentation; ``docs.pages`` writes the pages that follow from the program."""
