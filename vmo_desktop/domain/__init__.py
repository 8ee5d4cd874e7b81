"""Decision analysis as plain mathematics: arrays in, frozen results out."""
