// Keys of every kind of entity, ids of acts, sources and batches.
// params: none
// columns: none
CREATE CONSTRAINT card_key IF NOT EXISTS FOR (e:Card) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT pin_key IF NOT EXISTS FOR (e:Pin) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT phone_key IF NOT EXISTS FOR (e:Phone) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT sim_key IF NOT EXISTS FOR (e:Sim) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT device_key IF NOT EXISTS FOR (e:Device) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT ip_address_key IF NOT EXISTS FOR (e:IpAddress) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT payment_account_key IF NOT EXISTS FOR (e:PaymentAccount) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT account_key IF NOT EXISTS FOR (e:Account) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT person_key IF NOT EXISTS FOR (e:Person) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT organisation_key IF NOT EXISTS FOR (e:Organisation) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT cell_key IF NOT EXISTS FOR (e:Cell) REQUIRE e.key IS UNIQUE;
CREATE CONSTRAINT act_id IF NOT EXISTS FOR (a:Act) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT source_file_key IF NOT EXISTS FOR (f:SourceFile) REQUIRE f.key IS UNIQUE;
CREATE CONSTRAINT batch_key IF NOT EXISTS FOR (b:Batch) REQUIRE b.key IS UNIQUE;
CREATE CONSTRAINT import_sequence_name IF NOT EXISTS FOR (s:ImportSequence) REQUIRE s.name IS UNIQUE;
CREATE INDEX act_at IF NOT EXISTS FOR (a:Act) ON (a.at);
CREATE INDEX sale_settlement IF NOT EXISTS FOR (s:Sale) ON (s.settlement);
CREATE INDEX payment_reference IF NOT EXISTS FOR (p:Payment) ON (p.reference);
CREATE INDEX source_file_digest IF NOT EXISTS FOR (f:SourceFile) ON (f.digest);
