"""The decision pack: a PDF made of results, for the committee that decides."""
