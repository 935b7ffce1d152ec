"""The published figures as plain rows: the one place that reads what a release knows."""
