"""PostgreSQL for machines without one: started with the first connection, gone with the last process.

`binaries` finds the programs, `cluster` makes and joins the database, `keeper` stands beside the server
while anyone uses it, and `base` is what Django asks for (`ENGINE = "ucj_dashboard.postgres"`).
"""
