"""Ballots as workbooks: what goes out, and what comes back."""
