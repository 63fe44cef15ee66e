import assert from "node:assert/strict";
import { commandsToInvite, namedAddresses } from "../../bot/several-addresses.ts";
import { texts } from "../fakes/action-call.ts";

const many = Array.from({ length: 21 }, (_, index) => `p${index}_@fabrikam.com`);

describe("namedAddresses", () => {
  it("names all of a few, as text for a card", () => {
    assert.equal(namedAddresses(many.slice(0, 2), texts), "p0\\_@fabrikam.com and p1\\_@fabrikam.com");
  });

  it("names 20 of many, and says that there are more", () => {
    const named = namedAddresses(many, texts);
    assert.deepEqual([named.includes("p19"), named.includes("p20"), named.endsWith("…")], [true, false, true]);
  });
});

describe("commandsToInvite", () => {
  it("has a command for each of the first five", () => {
    assert.deepEqual(
      commandsToInvite(many, texts),
      many.slice(0, 5).map((address) => `invite ${address}`),
    );
  });
});
