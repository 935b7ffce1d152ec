"""The meeting pack of a region: a page to print, Excel, text and slides."""
