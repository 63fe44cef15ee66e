/** The number of examples for a property: a fifth of `count` in `npm test`, all in the long suite, and ten times as many at night. */
export function runs(count: number): number {
  switch (process.env["TEST_SUITE"]) {
    case "long":
      return count;
    case "night":
      return count * 10;
    default:
      return Math.ceil(count / 5);
  }
}
