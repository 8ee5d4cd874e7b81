"""Readers and writers of other people's formats, and the library of templates and samples."""
