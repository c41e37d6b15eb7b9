// Who has records here.
// params: none
// columns: channel, holder
MATCH (f:SourceFile)
RETURN DISTINCT f.channel AS channel, f.holder AS holder
ORDER BY channel, holder
