"""Whether a file or a code still stands for the newest figures."""
