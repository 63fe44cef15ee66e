import assert from "node:assert/strict";
import { readWho } from "../../../bot/data/who-data.ts";

const invitation = "44444444-4444-4444-8444-444444444444";

describe("readWho", () => {
  for (const [data, who] of [
    [{ invitation }, { id: invitation }],
    [{ invitation, address: "sam@fabrikam.com" }, { id: invitation }],
    [{ address: " Sam@Fabrikam.com " }, { address: "Sam@Fabrikam.com" }],
    [{ address: "sam" }, undefined],
    [{ address: 7 }, undefined],
    [{ invitation: "x" }, undefined],
    [{}, undefined],
  ] as const)
    it(`reads ${JSON.stringify(data)}`, () => {
      assert.deepEqual(readWho(data), who);
    });
});
