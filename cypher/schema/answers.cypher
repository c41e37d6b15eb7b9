// Has the database answer at all: one that only takes connections, or has shut itself off, does not.
// params: none
// columns: one
RETURN 1 AS one
