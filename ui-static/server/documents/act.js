/** Everything about one act, its source rows cell by cell. */
export const ACT = `query Act($warrant: ID!, $handle: ID!) {
  warrant(id: $warrant) {
    act(handle: $handle) {
      id handle kind at atText clock channel holder grade
      roles { role name entity { id handle kind label value pseudonymous } }
      sources {
        file fileDigest line batch leaf holder clause
        cells { column role category text visibility commitment }
      }
      retention {
        category clause floorEnds ceilingEnds holds { number until }
        profile { holder floor ceiling start atCeiling notKept { zh en } basis { of text { zh en } source date confirmed } }
      }
      ... on Issue { faceValue }
      ... on Sale { faceValue amount unitPrice quantity method reference settlement footage settledBy { id handle at amount } }
      ... on Payment { amount reference }
      ... on Redemption { faceValue reference }
    }
  }
}`;
