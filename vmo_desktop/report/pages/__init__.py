"""One kind of page of the decision pack in each module."""
