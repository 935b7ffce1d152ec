"""What people do with the audit's findings: flags, contradictions, answers."""
