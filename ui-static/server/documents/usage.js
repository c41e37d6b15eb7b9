/** How a line or device was used, at a glance. */
export const USAGE = `query Usage($warrant: ID!, $of: IdentifierInput, $handle: ID, $grant: ID, $window: IntervalInput) {
  warrant(id: $warrant) {
    usage(of: $of, handle: $handle, grant: $grant, window: $window) {
      subject { ...Named } acts totalActs first last kinds { kind acts }
      shanghai: hours(zone: SHANGHAI) { day hour kind acts }
      utc: hours(zone: UTC) { day hour kind acts }
      counterparts { totalCount nodes { entity { ...Named } acts first last roles kinds } }
      used { totalCount nodes { entity { ...Named } from to acts kinds } }
      visits { totalCount nodes { entity { id kind label } from to acts } }
      cells { totalCount nodes { entity { ...Named } acts visits first last seconds } }
      bounds { truncatedBy limit maxRecords window { from to } }
      asOf digest audit
    }
  }
}
fragment Named on Entity { id handle kind label value pseudonymous }`;
