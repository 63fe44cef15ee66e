import assert from "node:assert/strict";
import { setAside, withoutPolicy } from "../../../src/domain/policy-override.ts";
import type { Overrode } from "../../../src/domain/policy-override.ts";
import type { RequestFacts } from "../../../src/domain/request-facts.ts";

type Said = Pick<RequestFacts, "policy" | "restricted">;

const allowed: Said = { policy: { kind: "allow", rule: "Partners" }, restricted: [] };
const denied = { kind: "deny", unchecked: false } as const;
const asking = { kind: "approve", approvers: "team" } as const;

describe("setAside", () => {
  const cases: readonly (readonly [string, Partial<Said>, Overrode | undefined])[] = [
    ["nothing where the policy allows the request", {}, undefined],
    ["the rule that denies", { policy: { ...denied, rule: "Competitors" } }, { what: "deny", rule: "Competitors" }],
    ["a denial that is only feared", { policy: { ...denied, rule: "Law", unchecked: true } }, { what: "deny", rule: "Law" }],
    ["the rule that denies the copy", { policy: { ...denied, rule: "Law", about: "copy" } }, { what: "deny", rule: "Law" }],
    ["the policy's default, by its name in the file", { policy: denied }, { what: "deny", rule: "otherwise" }],
    ["the rule that asks others", { policy: { ...asking, rule: "Law" } }, { what: "approve", rule: "Law" }],
    ["a default that asks others", { policy: asking }, { what: "approve", rule: "otherwise" }],
    ["a landing page that needs approval", { policy: { ...asking, about: "redirectUrl" } }, { what: "approve", rule: "redirectHosts" }],
    ["a message that needs approval", { policy: { ...asking, about: "message" } }, { what: "approve", rule: "personalMessage" }],
    ["a copy that is denied", { restricted: [{ option: "cc", verdict: "deny" }] }, { what: "deny", rule: "cc" }],
    [
      "what is denied before what needs approval",
      { policy: { ...asking, rule: "Law" }, restricted: [{ option: "message", verdict: "deny" }] },
      { what: "deny", rule: "personalMessage" },
    ],
    [
      "the rule before an option that is denied, too",
      { policy: { ...denied, rule: "Law" }, restricted: [{ option: "message", verdict: "deny" }] },
      { what: "deny", rule: "Law" },
    ],
    ["no page on a host without a name", { restricted: [{ option: "redirectUrl", verdict: "deny" }] }, undefined],
  ];
  for (const [what, said, overrode] of cases) it(`names ${what}`, () => assert.deepEqual(setAside({ ...allowed, ...said }), overrode));
});

describe("withoutPolicy", () => {
  it("allows all that a policy could allow, and nothing else", () => {
    const page = { option: "redirectUrl", verdict: "deny" } as const;
    const restricted = [page, { option: "message", verdict: "deny" }, { option: "cc", verdict: "approve" }] as const;
    const facts = { policy: denied, restricted, other: "kept" };
    assert.deepEqual(withoutPolicy(facts), { policy: { kind: "allow" }, restricted: [page], other: "kept" });
  });
});
