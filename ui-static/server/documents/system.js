/** How the server stands, for administrators and auditors. */
export const SYSTEM = `query System {
  system {
    at startedAt graphMillis schema auditHealthy auditEntries stampFailure ledgerHealthy
    index { state bytes mostBytes } diskFree diskSize heapUsed heapMost
  }
}`;
