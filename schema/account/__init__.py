"""Where did each part of a document go: into which record, or into none?

Door: ``balance`` (``account_of``). What was seen (``extract.account``) is held against what the records were
read from; what went nowhere becomes a finding.
"""
