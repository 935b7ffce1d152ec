"""What is done to cover more people: programmes, villages, benefits, planning documents, budget."""
