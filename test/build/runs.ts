interface BySuite {
  readonly quick: number;
  readonly long: number;
  readonly night: number;
}

/** A number that differs between `npm test`, the long suite and the night's. */
export function bySuite({ quick, long, night }: BySuite): number {
  switch (process.env["TEST_SUITE"]) {
    case "long":
      return long;
    case "night":
      return night;
    default:
      return quick;
  }
}

/** The number of examples for a property: a fifth of `count` in `npm test`, all in the long suite, and ten times as many at night. */
export function runs(count: number): number {
  return bySuite({ quick: Math.ceil(count / 5), long: count, night: count * 10 });
}
