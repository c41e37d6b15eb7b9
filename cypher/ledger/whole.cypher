// All that the graph holds of these acts and record-keeping: the nodes, what they are tied to, the rows that say them, what settled
// them. It is for comparing with the source ledger and answers no question.
// params: $ids (list of ids)
// columns: id, labels, properties, ties (list of {role, properties, labels, entity}), sources (list of {properties, file}),
//   settlements (list of {properties, labels, id, reference}), payments (number of payments that have the settlement's number)
UNWIND $ids AS id
MATCH (a:Act|RecordKeeping {id: id})
RETURN id, labels(a) AS labels, properties(a) AS properties,
  COLLECT {
    MATCH (a)-[r]->(e)
    WHERE NOT type(r) IN ['RECORDED_IN', 'SETTLED_BY']
    RETURN {role: type(r), properties: properties(r), labels: labels(e), entity: properties(e)}
  } AS ties,
  COLLECT {
    MATCH (a)-[r:RECORDED_IN]->(f)
    RETURN {properties: properties(r), file: f.key}
  } AS sources,
  COLLECT {
    MATCH (a)-[r:SETTLED_BY]->(p)
    RETURN {properties: properties(r), labels: labels(p), id: p.id, reference: p.reference}
  } AS settlements,
  COUNT {
    MATCH (p:Payment {reference: a.settlement})
  } AS payments
