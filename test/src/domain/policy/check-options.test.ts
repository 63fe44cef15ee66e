import assert from "node:assert/strict";
import { checkOptions } from "../../../../src/domain/policy/check-options.ts";
import { aPolicy, facts } from "../../../build/a-policy.ts";

const landsOn = (name: string, is: "known" | "other" | "unnamed") => facts({ landing: { name, is } });
const approve = (option: string) => ({ option, verdict: "approve" });
const deny = (option: string) => ({ option, verdict: "deny" });

describe("checkOptions", () => {
  it("finds nothing in a request that lands on a known host, whatever the mail has, unless the policy says so", () => {
    assert.deepEqual(checkOptions(aPolicy(), facts({ hasMessage: true, hasCopy: true })), []);
  });

  it("wants approval for other hosts, except those that the policy names", () => {
    const policy = aPolicy({ redirectHosts: ["fabrikam.com", "=www.example.com", "contoso-*.azurewebsites.net"] });
    const found = (name: string) => checkOptions(policy, landsOn(name, "other"));
    for (const name of ["fabrikam.com", "eu.fabrikam.com", "www.example.com", "contoso-guests.azurewebsites.net"])
      assert.deepEqual(found(name), []);
    for (const name of ["example.com", "notfabrikam.com", "a.www.example.com"]) assert.deepEqual(found(name), [approve("redirectUrl")]);
  });

  it("denies hosts without a name, also if the policy names them", () => {
    const policy = aPolicy({ redirectHosts: ["127.0.0.1", "intranet"] });
    for (const name of ["127.0.0.1", "intranet"]) assert.deepEqual(checkOptions(policy, landsOn(name, "unnamed")), [deny("redirectUrl")]);
  });

  it("applies the policy to a message and to a copy if there is one", () => {
    const policy = aPolicy({ personalMessage: "deny", cc: "approve" });
    assert.deepEqual(checkOptions(policy, facts()), []);
    assert.deepEqual(checkOptions(policy, facts({ hasMessage: true, hasCopy: true })), [deny("message"), approve("cc")]);
  });
});
