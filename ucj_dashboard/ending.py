"""Being told to end by a signal, also while a child is started.

What a handler raises in a fork is lost. So the signal is noted as well, and who waits looks for the note.
"""

import sys
import threading

told = threading.Event()


def heed(code: int) -> None:
    """Ends this process with this code when it was told to."""
    if told.is_set():
        sys.exit(code)
