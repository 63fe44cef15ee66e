import assert from "node:assert/strict";
import fc from "fast-check";
import { ruleCovers } from "../../../../src/domain/policy/rule-covers.ts";
import { fitsDomain } from "../../../../src/domain/policy/fits-domain.ts";
import { matchRule } from "../../../../src/domain/policy/match-rule.ts";
import { anyFacts, conditions } from "../../../build/any-policy.ts";
import { runs } from "../../../build/runs.ts";

const patterns = (wide: string, narrow: string) => ruleCovers({ partnerDomains: [wide] }, { partnerDomains: [narrow] });

describe("ruleCovers", () => {
  it("knows which domain patterns are inside which", () => {
    const within = [
      ["fabrikam.com", "fabrikam.com"],
      ["fabrikam.com", "eu.fabrikam.com"],
      ["fabrikam.com", "=fabrikam.com"],
      ["=fabrikam.com", "=fabrikam.com"],
      ["*.gov", "state.gov"],
      ["*.gov", "s*.gov"],
      ["fab*.com", "fabrikam*.com"],
      ["*", "com"],
    ] as const;
    for (const [wide, narrow] of within) assert.equal(patterns(wide, narrow), true, `${narrow} is within ${wide}`);
    const beyond = [
      ["=fabrikam.com", "fabrikam.com"],
      ["=fabrikam.com", "=eu.fabrikam.com"],
      ["eu.fabrikam.com", "fabrikam.com"],
      ["fabrikam.com", "fabrikam.*"],
      ["fabrikam.*", "*.com"],
      ["*.gov", "gov"],
      ["a*a.com", "a.com"],
    ] as const;
    for (const [wide, narrow] of beyond) assert.equal(patterns(wide, narrow), false, `${narrow} is not within ${wide}`);
  });

  it("treats fewer conditions, or more values, as wider", () => {
    const narrow = { requesterGroups: ["sales"], requesterDepartments: ["legal"], inviteAs: "guest", homes: ["chat"] } as const;
    assert.equal(ruleCovers({}, narrow), true);
    assert.equal(ruleCovers({ requesterGroups: ["staff", "sales"], requesterDepartments: [" Legal"], homes: ["chat"] }, narrow), true);
    assert.equal(ruleCovers({ inviteAs: "member" }, narrow), false);
    assert.equal(ruleCovers(narrow, {}), false);
    assert.equal(ruleCovers({ homes: ["19:a"] }, narrow), false);
  });

  it("is never wrong: a covered rule applies only where the wider one does", () => {
    fc.assert(
      fc.property(conditions, conditions, anyFacts, (wide, narrow, facts) => {
        if (ruleCovers(wide, narrow) && matchRule(narrow, facts) === "yes") assert.equal(matchRule(wide, facts), "yes");
      }),
      { numRuns: runs(2_000) },
    );
    const label = fc.stringMatching(/^[ab]{0,2}\*?[ab]{0,2}$/).filter((text) => text !== "");
    const pattern = fc
      .tuple(fc.constantFrom("", "="), fc.array(label, { minLength: 1, maxLength: 3 }))
      .map(([mark, labels]) => mark + labels.join("."));
    const domain = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
    fc.assert(
      fc.property(pattern, pattern, domain, (wide, narrow, partner) => {
        if (patterns(wide, narrow) && fitsDomain(narrow, partner)) assert.ok(fitsDomain(wide, partner));
      }),
      { numRuns: runs(5_000) },
    );
  });
});
