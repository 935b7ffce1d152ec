"""Whether a region is on its way: pace, outlook, back-test."""
