"""An open workshop without a window."""
