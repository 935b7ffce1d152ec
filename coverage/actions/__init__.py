"""What meetings agreed: put on record, changed with every former version kept."""
