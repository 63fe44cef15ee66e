import assert from "node:assert/strict";
import { createDomainPolicy } from "../../../../src/adapters/graph/domain-policy.ts";
import type { DomainPolicy } from "../../../../src/domain/preflight.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";
import { domainList, graphUnderTest, problem } from "./graph-under-test.ts";

const nobody = { body: { value: [] } };
const denied = problem(403, "Authorization_RequestDenied");

function policyUnderTest(...steps: readonly FetchStep[]) {
  const { graph, clock, sent } = graphUnderTest(...steps);
  return { read: createDomainPolicy(graph, clock), clock, sent };
}

describe("the allow or deny list of domains", () => {
  const lists: readonly (readonly [string, FetchStep, DomainPolicy | "not-checked"])[] = [
    ["a deny list", domainList({ BlockedDomains: ["Fabrikam.com"] }), { kind: "all-but", domains: ["fabrikam.com"] }],
    ["an allow list", domainList({ AllowedDomains: ["a.com"], BlockedDomains: null }), { kind: "only", domains: ["a.com"] }],
    ["no list in the policy", domainList({}), { kind: "any" }],
    [
      "a policy about other things",
      { body: { value: [{ isOrganizationDefault: true, definition: ['{"B2BManagementPolicy":{}}'] }] } },
      { kind: "any" },
    ],
    ["no policy", nobody, { kind: "any" }],
    ["no policy of the whole tenant", { body: { value: [{ definition: ["{}"] }] } }, { kind: "any" }],
    ["a text that isn't JSON", { body: { value: [{ isOrganizationDefault: true, definition: ["{"] }] } }, "not-checked"],
    ["no text", { body: { value: [{ isOrganizationDefault: true, definition: [] }] } }, "not-checked"],
    ["something else", { body: "" }, "not-checked"],
    ["a missing permission", denied, "not-checked"],
    ["a fault", { status: 503 }, "not-checked"],
    ["a broken connection", new TypeError("fetch failed"), "not-checked"],
  ];
  for (const [what, step, expected] of lists) {
    it(`is read, asked once as the app: ${what}`, async () => {
      const { read, sent } = policyUnderTest(step);
      assert.deepEqual(await read(), expected);
      assert.deepEqual(
        sent.map(({ url, headers }) => [url, headers.get("authorization")]),
        [["https://graph.example/beta/policies/b2bManagementPolicies", "Bearer token-of-app"]],
      );
    });
  }

  it("is kept for five minutes, a missing permission too", async () => {
    for (const [step, expected] of [
      [domainList({}), { kind: "any" }],
      [denied, "not-checked"],
    ] as const) {
      const { read, clock, sent } = policyUnderTest(step);
      await read();
      await clock.advance(299_999);
      assert.deepEqual([await read(), sent.length], [expected, 1]);
      await clock.advance(1);
      assert.deepEqual([await read(), sent.length], [expected, 2]);
    }
  });

  it("is read again at once after another failure", async () => {
    const { read } = policyUnderTest({ status: 503 }, domainList({}));
    assert.deepEqual([await read(), await read()], ["not-checked", { kind: "any" }]);
  });

  it("is not waited for longer than three seconds", async () => {
    const { read, clock } = policyUnderTest("silence");
    const asked = read();
    await clock.advance(3_000);
    assert.equal(await asked, "not-checked");
  });
});
