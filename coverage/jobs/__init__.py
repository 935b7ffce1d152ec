"""Publishing as work: a worker does what was asked, one after another, and a page shows how far it is."""
