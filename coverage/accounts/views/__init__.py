"""/akun/: who may do what where."""
