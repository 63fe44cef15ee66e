import assert from "node:assert/strict";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import { knownDomains } from "../../../../src/flows/checking/known-domains.ts";
import { aChange } from "../../../build/a-change.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("knownDomains", () => {
  it("are those that the policy names, and those where partners have accepted; each once", async () => {
    const { ports } = fakeOutside();
    const invitations = [accepted({ email: "a@adatum.com" }), accepted({ email: "b@fabrikam.com" }), invited({ email: "c@fabrikm.com" })];
    await ports.invitations.commit(aChange({ invitations }));
    const rules = [{ name: "partners", when: { partnerDomains: ["fabrikam.com"] }, verdict: "allow" }] as const;
    assert.deepEqual([...(await knownDomains(ports, { ...defaultPolicy, rules }))].toSorted(), ["adatum.com", "fabrikam.com"]);
  });
});
