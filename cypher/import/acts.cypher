// Stores the new acts of a batch with the rows that say them, what they name and their roles; who or what is named is made once per kind
// and key. Each role repeats time and pair, so a hop is filtered without the act.
// params: $entities (kind -> list of {key, sealed}; every kind is present),
//   $acts (list of {label, properties, sources, ties}; sources: list of {line, leaf, atText}; ties: list of {role, kind, place, properties {at,
//   pair, name}}, place being that in the list of its kind),
//   $file (where the file's node is), $batch (key), $seq, $by (mark of the importer)
// columns: none
MATCH (f:SourceFile)
WHERE elementId(f) = $file
CALL () {
  UNWIND $entities.CARD AS entity
  MERGE (e:Card {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS cards
}
CALL () {
  UNWIND $entities.PIN AS entity
  MERGE (e:Pin {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS pins
}
CALL () {
  UNWIND $entities.PHONE AS entity
  MERGE (e:Phone {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS phones
}
CALL () {
  UNWIND $entities.SIM AS entity
  MERGE (e:Sim {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS sims
}
CALL () {
  UNWIND $entities.DEVICE AS entity
  MERGE (e:Device {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS devices
}
CALL () {
  UNWIND $entities.IP AS entity
  MERGE (e:IpAddress {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS addresses
}
CALL () {
  UNWIND $entities.PAYMENT_ACCOUNT AS entity
  MERGE (e:PaymentAccount {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS paymentAccounts
}
CALL () {
  UNWIND $entities.ACCOUNT AS entity
  MERGE (e:Account {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS accounts
}
CALL () {
  UNWIND $entities.PERSON AS entity
  MERGE (e:Person {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS persons
}
CALL () {
  UNWIND $entities.ORGANISATION AS entity
  MERGE (e:Organisation {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS organisations
}
CALL () {
  UNWIND $entities.CELL AS entity
  MERGE (e:Cell {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect(e) AS cells
}
WITH f, {
  CARD: cards, PIN: pins, PHONE: phones, SIM: sims, DEVICE: devices, IP: addresses, PAYMENT_ACCOUNT: paymentAccounts, ACCOUNT: accounts,
  PERSON: persons, ORGANISATION: organisations, CELL: cells
} AS named
UNWIND $acts AS act
CREATE (a:Act:$(act.label))
SET a = act.properties
WITH f, named, act, a
CALL (f, act, a) {
  UNWIND act.sources AS source
  CREATE (a)-[r:RECORDED_IN]->(f)
  SET r = {line: source.line, batch: $batch, seq: $seq, leaf: source.leaf, atText: source.atText, by: [$by]}
}
CALL (named, act, a) {
  UNWIND act.ties AS tie
  WITH a, tie, named[tie.kind][tie.place] AS e
  CREATE (a)-[r:$(tie.role)]->(e)
  SET r = tie.properties
}
