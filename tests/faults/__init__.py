"""Faults made on purpose: what the program promises must hold whatever fails under it."""
