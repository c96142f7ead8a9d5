"""What is doubtful in a whole document?

Door: ``registry`` (``run_checks``). Checks are small functions from records to findings, each registered with
its code, severity and reason.

A check alters no value. The one thing a check may set is ``duplicate_of``, which says what it found and
leaves the row. :data:`CHECKS` is the list that runs and that the docs are made from.
"""

from schema.checks.given import CheckInput, SecondReading
from schema.checks.registry import CHECKS, Check, run_checks

__all__ = ["CHECKS", "Check", "CheckInput", "SecondReading", "run_checks"]
