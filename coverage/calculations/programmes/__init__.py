"""Cost and cover of programmes, villages, planning documents."""
