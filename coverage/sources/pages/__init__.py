"""Documents, releases, provenance and methods as pages."""
