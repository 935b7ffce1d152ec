"""The invented data set: figures for every region and month, made from a seed, never from a document."""
