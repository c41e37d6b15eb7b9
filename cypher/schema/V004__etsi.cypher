// Keys of what ETSI TS 103 120 senders sent.
// params: none
// columns: none
CREATE CONSTRAINT etsi_account IF NOT EXISTS FOR (a:EtsiAccount) REQUIRE a.account IS UNIQUE;
CREATE CONSTRAINT etsi_sender IF NOT EXISTS FOR (a:EtsiAccount) REQUIRE a.sender IS UNIQUE;
CREATE CONSTRAINT etsi_object IF NOT EXISTS FOR (o:EtsiObject) REQUIRE o.key IS UNIQUE;
CREATE CONSTRAINT etsi_message IF NOT EXISTS FOR (m:EtsiMessage) REQUIRE m.hash IS UNIQUE;
CREATE INDEX etsi_object_account IF NOT EXISTS FOR (o:EtsiObject) ON (o.account);
