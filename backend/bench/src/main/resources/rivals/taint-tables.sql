CREATE TABLE paid (number bigint PRIMARY KEY, src bigint NOT NULL, dst bigint NOT NULL, fen bigint NOT NULL, out_from bigint NOT NULL, out_to bigint NOT NULL, in_from bigint NOT NULL);
COPY paid FROM :payments (FORMAT csv);
CREATE INDEX paid_out ON paid (src, out_from) INCLUDE (out_to, in_from);
VACUUM ANALYZE paid
