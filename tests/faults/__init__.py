"""`make faults`: whether the site keeps its promises while it is read, killed, filled up and cut off.

Not part of the tests: it takes minutes, real processes, and a small disk of its own.
"""
