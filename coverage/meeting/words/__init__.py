"""What a pack says about its numbers."""
