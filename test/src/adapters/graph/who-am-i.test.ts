import assert from "node:assert/strict";
import { whoAmI } from "../../../../src/adapters/graph/who-am-i.ts";
import type { ScriptedAnswer } from "../../../fakes/scripted-fetch.ts";
import { batchOf, graphUnderTest, problem } from "./graph-under-test.ts";

const ada = "ada00000-0000-4000-8000-000000000000";
const tenantId = "11111111-2222-4333-8444-555555555555";
const organization = { body: { value: [{ id: tenantId.toUpperCase() }] } };
const me = (more: object = {}): ScriptedAnswer => ({
  body: { id: ada, displayName: "Ada", userPrincipalName: "ada@contoso.com", userType: "Member", ...more },
});

describe("whoAmI", () => {
  const asked = (...steps: readonly ScriptedAnswer[]) => {
    const { graph, retry, sent, finish } = graphUnderTest(...steps);
    return { sent, owner: finish(whoAmI({ graph, retry }, "a-token")) };
  };
  const person = { kind: "person", id: ada, tenantId, name: "Ada", userPrincipalName: "ada@contoso.com", isGuest: false };

  it("asks Graph with the token, in one batch", async () => {
    const { sent, owner } = asked(batchOf({ me: me(), organization }));
    assert.deepEqual(await owner, person);
    assert.deepEqual([sent.length, sent[0]?.headers.get("authorization")], [1, "Bearer a-token"]);
  });

  it("tells guests from members; a member's type may be absent, and so may a name", async () => {
    assert.deepEqual(await asked(batchOf({ me: me({ userType: "Guest" }), organization })).owner, { ...person, isGuest: true });
    const plain = me({ userType: null, displayName: null });
    assert.deepEqual(await asked(batchOf({ me: plain, organization })).owner, { ...person, name: "" });
  });

  it("knows an app's token", async () => {
    const refused = problem(400, "BadRequest", "/me request is only valid with delegated authentication flow.");
    assert.deepEqual(await asked(batchOf({ me: refused, organization })).owner, { kind: "app" });
  });

  it("says that Graph doesn't accept the token", async () => {
    assert.deepEqual(await asked(problem(401, "InvalidAuthenticationToken")).owner, { kind: "refused" });
    const item = problem(401, "InvalidAuthenticationToken");
    assert.deepEqual(await asked(batchOf({ me: item, organization: item })).owner, { kind: "refused" });
  });

  it("is nobody while Graph doesn't say it", async () => {
    for (const [answer, code] of [
      [batchOf({ me: problem(403, "Forbidden"), organization }), "directory-refused"],
      [batchOf({ me: me({ id: "ada" }), organization }), "directory-answer-unexpected"],
      [batchOf({ me: me(), organization: { body: { value: [] } } }), "directory-answer-unexpected"],
      [problem(503, "ServiceUnavailable"), "directory-unavailable"],
    ] as const) {
      await assert.rejects(asked(answer).owner, { code });
    }
  });
});
