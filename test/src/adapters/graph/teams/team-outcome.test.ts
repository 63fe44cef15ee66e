import assert from "node:assert/strict";
import { addOutcome, removeOutcome } from "../../../../../src/adapters/graph/teams/team-outcome.ts";
import type { GraphAnswer } from "../../../../../src/adapters/graph/requests/graph-answer.ts";

const answer = (status: number, message = "", headers: Readonly<Record<string, string>> = {}): GraphAnswer => ({
  status,
  body: status < 300 ? undefined : { error: { code: "x", message } },
  header: (name) => headers[name],
  requestId: "request-1",
});

const forbidden =
  "Guests users are not allowed to join this Unified Group due to policy setting. paramName: Members, paramValue: , objectType: Microsoft.Online.DirectoryServices.Group";
const lagging = "The source resource object or one of the objects being referenced don't exist.";
const known = "One or more added object references already exist for the following modified properties: 'members'.";
const challenge = { "www-authenticate": 'Bearer error="insufficient_claims", claims="e30="' };
const refused = { kind: "refused", remoteId: "request-1" };

describe("addOutcome and removeOutcome", () => {
  for (const [what, given, added, removed] of [
    ["201", answer(201), { kind: "added" }, { kind: "removed" }],
    ["204", answer(204), { kind: "added" }, { kind: "removed" }],
    ["403 in Microsoft's words about guests", answer(403, forbidden), { kind: "guests-forbidden" }, refused],
    ["403 else", answer(403, "An unknown error has occurred."), { kind: "not-permitted" }, { kind: "not-permitted" }],
    ["401", answer(401), { kind: "not-permitted" }, { kind: "not-permitted" }],
    ["404", answer(404), { kind: "not-found" }, { kind: "not-member" }],
    ["400 for a user who hasn't arrived", answer(400, lagging), { kind: "not-found" }, { kind: "not-member" }],
    ["400 for a member", answer(400, known), { kind: "already-member" }, refused],
    ["400 else", answer(400, "Bad Request"), refused, refused],
  ] as const) {
    it(`understand ${what}`, () => {
      assert.deepEqual([addOutcome(given), removeOutcome(given)], [added, removed]);
    });
  }

  it("pass on the claims that Graph wants", () => {
    const outcome = { kind: "strong-auth-needed", claims: "{}" };
    assert.deepEqual([addOutcome(answer(401, "", challenge)), removeOutcome(answer(401, "", challenge))], [outcome, outcome]);
  });

  it("throw after a failure of the moment", () => {
    assert.throws(() => addOutcome(answer(503)), { code: "directory-unavailable", remoteId: "request-1" });
    assert.throws(() => removeOutcome(answer(500)), { code: "directory-unavailable" });
  });
});
