"""The pack, and what its files are made from."""
