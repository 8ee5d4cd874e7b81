"""The room window: what the projector shows."""
