const CITED = 'text { zh en } source date confirmed';
const RETENTION = `fragment Retention on RetentionProfile {
  channel holder category legalFloor floor ceiling start atCeiling notKept { zh en } basis { of ${CITED} }
}`;

/** What holders can know and how long they keep it: one holder, or all. */
export const PROFILES = `query Profiles($channel: Channel, $holder: String) {
  channelProfiles(channel: $channel, holder: $holder) {
    channel holder level
    privacy { ${CITED} } contact { ${CITED} } rules { ${CITED} } access { ${CITED} }
    knows { dimension what { ${CITED} } }
    retention { ...Retention }
  }
  installation { profiles { channels { version date hash notice { zh en } } retention { version date hash notice { zh en } } } }
}
${RETENTION}`;

/** How the clocks of the viewer's holder stand. */
export const CLOCKS = `query Clocks {
  retentionClocks { profile { ...Retention } withinFloorSince lapsedBefore holds { number until } }
}
${RETENTION}`;
