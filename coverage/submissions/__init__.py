"""The life of a submission: how entries are filed, handed in, given back."""
