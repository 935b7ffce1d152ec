"""Put on the path of processes that tests start while a mutant is in place."""

import os

if "MUTANT" in os.environ:
    from tests.mutation.placing import install

    install()
