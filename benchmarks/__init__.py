"""`make bench`: how far the site is from the least that the same work could take.

Floors and site are measured in one run, by the processor time of server and database, which a busy machine
changes less than the time that passes. Nothing here is a test; docs/performance.md has the last figures.
"""

FLOOR = "healthz/lantai"  # where the site answers what it is held against; nothing is ever kept there
