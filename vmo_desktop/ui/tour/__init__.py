"""A tour of five steps that points at the places that matter."""
