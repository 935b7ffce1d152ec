"""What admins fill in about people: tasks, invitations, whole lists of them."""
