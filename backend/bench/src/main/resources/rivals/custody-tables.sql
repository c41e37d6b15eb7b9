CREATE TABLE act (card bigint NOT NULL, kind int NOT NULL, ts bigint NOT NULL, a bigint NOT NULL, b bigint NOT NULL, payment bigint);
CREATE TABLE payment (number bigint PRIMARY KEY, src bigint NOT NULL, dst bigint NOT NULL, ts bigint NOT NULL);
COPY act FROM :acts (:format);
COPY payment FROM :payments (:format);
CREATE INDEX act_card ON act (card, ts);
CREATE INDEX act_party ON act (b, kind);
ANALYZE
