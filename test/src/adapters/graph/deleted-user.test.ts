import assert from "node:assert/strict";
import { deletedPath, deletedUsers, latestDeleted } from "../../../../src/adapters/graph/deleted-user.ts";

const gone = (name: string, deletedDateTime: string | null) => ({ id: name, displayName: name, userType: "Guest", deletedDateTime });
const latestOf = (value: readonly object[]) => latestDeleted(deletedUsers.parse({ value }).value);

describe("latestDeleted", () => {
  it("is the user who was deleted last", () => {
    const users = [gone("a", "2026-11-01T00:00:00Z"), gone("b", "2026-11-03T00:00:00Z"), gone("c", null)];
    assert.deepEqual(latestOf(users), { id: "b", name: "b", userType: "Guest", deletedAt: "2026-11-03T00:00:00.000Z" });
  });

  it("is undefined when no user was deleted", () => assert.equal(latestOf([]), undefined));

  it("needs only an id", () => {
    assert.deepEqual(latestOf([{ id: "d" }]), { id: "d", name: "", userType: null, deletedAt: null });
  });
});

describe("deletedPath", () => {
  it("asks by the addresses, and not by the user principal name, which begins with the id after deletion", () => {
    const filter = new URL(deletedPath("o'brien@fabrikam.com"), "https://graph.example").searchParams.get("$filter") ?? "";
    assert.match(filter, /^mail eq 'o''brien@fabrikam\.com' or otherMails\/any/);
    assert.doesNotMatch(filter, /userPrincipalName/);
  });
});
