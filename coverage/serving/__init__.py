"""How an answer is given: from which release, in one snapshot, for whom, in which bytes."""
