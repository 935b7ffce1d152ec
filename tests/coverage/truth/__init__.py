"""Whether what pages say is true: each kind of untruth is one check, tried on rendered pages."""
