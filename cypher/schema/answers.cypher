// Has the database answer at all: one that only takes connections, or has shut itself off, does not.
// Columns: one, always 1
RETURN 1 AS one
