// Makes sure every entity of a batch exists, once per kind and key.
// params: $entities (kind -> list of {key, sealed}; every kind is present)
// columns: found (list of {kind, key, node}: where each entity is)
CALL () {
  UNWIND $entities.CARD AS entity
  MERGE (e:Card {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'CARD', key: entity.key, node: elementId(e)}) AS cards
}
CALL () {
  UNWIND $entities.PIN AS entity
  MERGE (e:Pin {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'PIN', key: entity.key, node: elementId(e)}) AS pins
}
CALL () {
  UNWIND $entities.PHONE AS entity
  MERGE (e:Phone {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'PHONE', key: entity.key, node: elementId(e)}) AS phones
}
CALL () {
  UNWIND $entities.SIM AS entity
  MERGE (e:Sim {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'SIM', key: entity.key, node: elementId(e)}) AS sims
}
CALL () {
  UNWIND $entities.DEVICE AS entity
  MERGE (e:Device {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'DEVICE', key: entity.key, node: elementId(e)}) AS devices
}
CALL () {
  UNWIND $entities.IP AS entity
  MERGE (e:IpAddress {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'IP', key: entity.key, node: elementId(e)}) AS ip_addresss
}
CALL () {
  UNWIND $entities.PAYMENT_ACCOUNT AS entity
  MERGE (e:PaymentAccount {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'PAYMENT_ACCOUNT', key: entity.key, node: elementId(e)}) AS payment_accounts
}
CALL () {
  UNWIND $entities.ACCOUNT AS entity
  MERGE (e:Account {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'ACCOUNT', key: entity.key, node: elementId(e)}) AS accounts
}
CALL () {
  UNWIND $entities.PERSON AS entity
  MERGE (e:Person {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'PERSON', key: entity.key, node: elementId(e)}) AS persons
}
CALL () {
  UNWIND $entities.ORGANISATION AS entity
  MERGE (e:Organisation {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'ORGANISATION', key: entity.key, node: elementId(e)}) AS organisations
}
CALL () {
  UNWIND $entities.CELL AS entity
  MERGE (e:Cell {key: entity.key})
    ON CREATE SET e:Entity, e.sealed = entity.sealed
  RETURN collect({kind: 'CELL', key: entity.key, node: elementId(e)}) AS cells
}
RETURN cards + pins + phones + sims + devices + ip_addresss + payment_accounts + accounts + persons + organisations + cells AS found
