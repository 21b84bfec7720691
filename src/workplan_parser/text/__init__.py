"""Reading text without altering it: width and space folding with a way back to the source."""
