/** Who is signed in and what this installation is. */
export const START = `query Start {
  viewer { name roles holder jurisdiction }
  installation {
    version profile fixedClock retention now
    demo { warrant grant card { kind value } start { kind value } }
  }
}`;
