import assert from "node:assert/strict";
import { oneAfterTheOther } from "../../../../../src/adapters/graph/teams/one-after-the-other.ts";

describe("oneAfterTheOther", () => {
  it("begins work with a key once the work before it has ended, also with a failure", async () => {
    const inTurn = oneAfterTheOther();
    const first = Promise.withResolvers<string>();
    const begun: string[] = [];
    const work = (name: string, result: Promise<string>) => () => {
      begun.push(name);
      return result;
    };
    const one = inTurn("team/guest", work("one", first.promise));
    const two = inTurn("team/guest", work("two", Promise.resolve("second")));
    const other = inTurn("team/another", work("other", Promise.resolve("other's")));
    assert.equal(await other, "other's");
    assert.deepEqual(begun, ["one", "other"]);
    first.reject(new Error("refused"));
    await assert.rejects(one, { message: "refused" });
    assert.equal(await two, "second");
    assert.deepEqual(begun, ["one", "other", "two"]);
  });
});
