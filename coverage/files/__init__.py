"""What every file shares: styles, sheets, columns, CSV, origin."""
