"""What is done for each kind of job, who does it, and how it tells how far it is."""
