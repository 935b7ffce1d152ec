"""Press texts and messages in Indonesian, read by fixed rules: no model, no network, nothing guessed.

read_prose() marks what it understands and makes draft rows; a person confirms each.
"""

from coverage.parsing.prose.found import FIGURES, Draft, Found, Kind, Reading, Span
from coverage.parsing.prose.reading import read_prose

__all__ = ["FIGURES", "Draft", "Found", "Kind", "Reading", "Span", "read_prose"]
