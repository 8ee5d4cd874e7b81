"""One workshop file: tables, transactions, history."""
