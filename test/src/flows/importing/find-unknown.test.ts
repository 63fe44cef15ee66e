import assert from "node:assert/strict";
import { findUnknown } from "../../../../src/flows/importing/find-unknown.ts";
import { aPendingGuest } from "../../../build/a-pending-guest.ts";
import { id } from "../../../build/ids.ts";
import { failed, imported, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

describe("findUnknown", () => {
  it("finds the guests that have no invitation here, and whose address none holds", async () => {
    const outside = fakeOutside();
    const guests = ["a", "b", "c", "d", "e"].map((name) => aPendingGuest({ id: id(name), email: `${name}@fabrikam.com` }));
    await keep(
      outside,
      invited({ email: "another@fabrikam.com" }, "a"),
      invited({ email: "B@fabrikam.com" }, "another"),
      imported({ email: "c@fabrikam.com" }, "c"),
      failed("policy-denied", { email: "d@fabrikam.com" }),
    );
    const unknown = await findUnknown(outside.ports, [...guests, aPendingGuest({ id: id("twin"), email: "E@fabrikam.com" })]);
    assert.deepEqual(
      unknown.map((guest) => guest.id),
      ["d", "e"],
    );
  });

  it("asks for nobody if there is nobody", async () => assert.deepEqual(await findUnknown(fakeOutside().ports, []), []));
});
