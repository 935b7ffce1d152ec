"""Indonesia, provinces and regencies: their pages, ranking, comparison, change, search."""
