"""VMO Desktop: portfolio prioritization workshops in one local file."""

__version__ = "0.1.0"
