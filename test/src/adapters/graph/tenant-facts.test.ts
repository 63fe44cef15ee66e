import assert from "node:assert/strict";
import { createKnownTenant, organization } from "../../../../src/adapters/graph/tenant-facts.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const oneHour = 3_600_000;
const domain = (name: string, more: object = {}) => ({ name, ...more });
const answer = (...value: readonly object[]) => organization.parse({ value });

describe("createKnownTenant", () => {
  it("knows the domains in lower case, and which of them are the first and the default", () => {
    const verifiedDomains = [domain("Contoso.onmicrosoft.com", { isInitial: true }), domain("Contoso.com", { isDefault: true })];
    assert.deepEqual(createKnownTenant(new FakeClock()).learn(answer({ displayName: "Contoso", verifiedDomains })), {
      name: "Contoso",
      domains: ["contoso.onmicrosoft.com", "contoso.com"],
      initialDomain: "contoso.onmicrosoft.com",
      defaultDomain: "contoso.com",
    });
  });

  it("reads a tenant with few properties, or none", () => {
    const { learn } = createKnownTenant(new FakeClock());
    assert.deepEqual(learn(answer({ verifiedDomains: [domain("contoso.com")] })), { name: "", domains: ["contoso.com"] });
    assert.deepEqual(learn(answer()), { name: "", domains: [] });
  });

  it("keeps what it has learned for an hour", async () => {
    const clock = new FakeClock();
    const { known, learn } = createKnownTenant(clock);
    assert.equal(known(), undefined);
    const facts = learn(answer({ displayName: "Contoso", verifiedDomains: [] }));
    await clock.advance(oneHour - 1);
    assert.deepEqual(known(), facts);
    await clock.advance(1);
    assert.equal(known(), undefined);
  });
});
