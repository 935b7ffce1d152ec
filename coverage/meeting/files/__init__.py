"""The pack as Excel, text and slides."""
