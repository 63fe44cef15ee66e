import assert from "node:assert/strict";
import { promiseIdentity } from "../../../../src/flows/who/promise-identity.ts";
import { adele, megan } from "../../../build/a-decision.ts";
import { failed } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const before = failed("busy", { requester: adele, inviteAs: "app" });

describe("promiseIdentity", () => {
  for (const [inviter, inviteAs, version] of [
    [{ kind: "app" }, "app", 1],
    [{ kind: "person", id: adele.id }, undefined, 2],
    [{ kind: "person", id: megan.id }, "approver", 2],
  ] as const) {
    it(`stores what an invitation promises about ${inviteAs ?? "the requester"}, if that is new`, async () => {
      const outside = fakeOutside();
      await keep(outside, before);
      await promiseIdentity(outside.ports, before, inviter);
      const stored = await outside.store.invitations.find(before.id);
      assert.deepEqual([stored?.inviteAs, stored?.version], [inviteAs, version]);
      assert.deepEqual([outside.store.events(), outside.store.storedJobs()], [[], []]);
    });
  }
});
