const JOB = `fragment Job on ImportJob {
  id state file charset duplicateOf rowsRead accepted duplicates rejected rate secondsLeft message complaint { name values } dryRun
  mapping { version digest holder act }
}`;

/** What waits and what was imported lately. */
export const IMPORTS = `query Imports {
  uploads { id file size format until mapping { digest } }
  importJobs(first: 20) { ...Job }
}
${JOB}`;

/** All that a mapping may say, and the mappings that come with the program. */
export const MAPPING_WORDS = `query MappingWords {
  mappingVocabulary {
    aliasesDated separators zone channels
    acts { act roles attributes needed } attributes { to form unit worded meanings } roles { role kinds }
    kinds { kind namespaced types ownTypes range constant check }
  }
  readyMappings { id zh en channel act text }
}`;

/** A file that was sent. */
export const UPLOAD = `query Upload($id: ID!) {
  upload(id: $id) {
    id file size digest format encoding separator sheet sheets { name visible } until
    mapping { version digest text } importJob { id state dryRun }
  }
}`;

/** Its first rows, and what the headings tell. */
export const TABLE = `query Table($id: ID!, $separator: String, $sheet: String, $act: String) {
  upload(id: $id) {
    table(separator: $separator, sheet: $sheet, first: 8) { headings rows { line cells } more }
    suggestion(act: $act, separator: $separator, sheet: $sheet) { text act matched matches { heading alias } }
  }
}`;

/** What its first rows say under the mapping that was sent. */
export const PREVIEW = `query Preview($id: ID!) {
  upload(id: $id) {
    preview(first: 20) {
      mapping { version digest } more
      rows {
        line
        said { kind at atText bearerCount bearers { role kind value name } attributes { name form text } }
        reject { column code reason }
      }
    }
  }
}`;

export const START_IMPORT = `mutation StartImport($upload: ID!, $mapping: ID!, $dryRun: Boolean!) {
  job: startImport(upload: $upload, mapping: $mapping, dryRun: $dryRun) { ...Job }
}
${JOB}`;

export const DISCARD_UPLOAD = `mutation DiscardUpload($upload: ID!) { discarded: discardUpload(upload: $upload) }`;

export const IMPORT_JOB = `query ImportJob($id: ID!) {
  importJob(id: $id) { ...Job blur { measure column unit rowsAffected rowsMeasured oneIn lines } }
}
${JOB}`;

export const CANCEL_IMPORT = `mutation CancelImport($id: ID!) { job: cancelImport(id: $id) { ...Job } }
${JOB}`;

/** Rejected rows, by line. */
export const REJECTS = `query Rejects($id: ID!, $first: Int!, $after: String) {
  importJob(id: $id) {
    rows(outcome: REJECTED, first: $first, after: $after) {
      nodes { line column code reason } totalCount pageInfo { hasNextPage endCursor }
    }
  }
}`;
