"""A whole day of voting: everybody's ballot, by keys and by workbooks, from the opened round to the pack."""
