"""Nothing that is not revealed shows anywhere: two files that differ in secret votes only look the same everywhere."""
