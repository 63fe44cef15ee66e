import assert from "node:assert/strict";
import { createMembership } from "../../../../src/adapters/graph/membership.ts";
import { id } from "../../../build/ids.ts";
import { graphUnderTest, problem } from "./graph-under-test.ts";
import type { FetchStep } from "../../../fakes/scripted-fetch.ts";

const ada = id("ada");
const forbidden = problem(403, "Authorization_RequestDenied");

function membershipUnderTest(...steps: readonly FetchStep[]) {
  const under = graphUnderTest(...steps);
  return { ...under, membership: createMembership(under) };
}

describe("createMembership", () => {
  it("asks for the policy as the app, and keeps it for five minutes", async () => {
    const { membership, sent, clock } = membershipUnderTest(
      { body: { allowInvitesFrom: "everyone" } },
      { body: { allowInvitesFrom: "none" } },
    );
    const kept = [await membership.invitePolicy(), await membership.invitePolicy()];
    await clock.advance(299_999);
    kept.push(await membership.invitePolicy());
    await clock.advance(2);
    assert.deepEqual([...kept, await membership.invitePolicy()], ["everyone", "everyone", "everyone", "none"]);
    assert.equal(sent.length, 2);
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/policies/authorizationPolicy?$select=allowInvitesFrom");
    assert.equal(sent[0].headers.get("authorization"), "Bearer token-of-app");
  });

  it("treats an unknown policy as not checked", async () => {
    const { membership } = membershipUnderTest({ body: { allowInvitesFrom: "unknownFutureValue" } });
    assert.equal(await membership.invitePolicy(), "not-checked");
  });

  it("treats a refused question about the policy as not checked", async () => {
    assert.equal(await membershipUnderTest(problem(400, "Request_UnsupportedQuery")).membership.invitePolicy(), "not-checked");
  });

  it("doesn't ask for a hidden policy again and again", async () => {
    const { membership, sent } = membershipUnderTest(forbidden);
    assert.deepEqual([await membership.invitePolicy(), await membership.invitePolicy()], ["not-checked", "not-checked"]);
    assert.equal(sent.length, 1);
  });

  it("asks once for all calls at the same time", async () => {
    const { membership, sent } = membershipUnderTest({ body: { allowInvitesFrom: "everyone" } });
    assert.deepEqual(await Promise.all([membership.invitePolicy(), membership.invitePolicy()]), ["everyone", "everyone"]);
    assert.equal(sent.length, 1);
  });

  it("keeps a failure for a minute, so that nobody waits for it again and again", async () => {
    const away = problem(404, "UnknownError");
    const { membership, sent, clock } = membershipUnderTest(away, { body: { allowInvitesFrom: "everyone" } });
    for (const passed of [0, 59_999]) {
      await clock.advance(passed);
      await assert.rejects(membership.invitePolicy(), { code: "directory-refused" });
      assert.equal(sent.length, 1);
    }
    await clock.advance(1);
    assert.equal(await membership.invitePolicy(), "everyone");
  });

  it("reads roles by their templates, through groups too", async () => {
    const guestInviter = "95e79109-95c0-4d8e-aee3-d01accf2d47b";
    const { membership, sent } = membershipUnderTest({ body: { value: [{ roleTemplateId: guestInviter }] } });
    assert.deepEqual(await membership.rolesOf(ada), ["guest-inviter"]);
    assert.equal(
      sent[0]?.url,
      "https://graph.example/v1.0/users/ada/transitiveMemberOf/microsoft.graph.directoryRole?$select=id%2CroleTemplateId",
    );
  });

  for (const [what, answer] of [
    ["may not ask", forbidden],
    ["is told that there is a role, but not which", { body: { value: [{ id: "1", roleTemplateId: null }] } }],
  ] as const) {
    it(`says that it couldn't check roles when it ${what}`, async () => {
      assert.equal(await membershipUnderTest(answer).membership.rolesOf(ada), "not-checked");
    });
  }

  it("finds an administrator's roles where Graph refuses to pick them out itself", async () => {
    const userAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    const all = { body: { value: [{ "@odata.type": "#microsoft.graph.directoryRole", id: "1", roleTemplateId: userAdministrator }] } };
    assert.deepEqual(await membershipUnderTest(problem(400, "Request_UnsupportedQuery"), all).membership.rolesOf(ada), [
      "user-administrator",
    ]);
  });

  it("leaves outages to the caller", async () => {
    const { membership, finish } = membershipUnderTest(problem(503, "ServiceUnavailable"));
    await assert.rejects(finish(membership.invitePolicy()), { code: "directory-unavailable" });
    await assert.rejects(finish(membership.rolesOf(ada)), { code: "directory-unavailable" });
  });
});
