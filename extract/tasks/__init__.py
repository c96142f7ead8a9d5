"""Which tasks stand in tables, and which in prose?

Doors: ``of_tables`` (``read_task_tables``) and ``of_prose`` (``read_prose_tasks``).
"""
