"""The face of the project: Python API, command line, pipeline."""
