import assert from "node:assert/strict";
import { judgePreflight } from "../../../src/flows/judge-preflight.ts";
import type { DirectoryUser, Preflight } from "../../../src/ports/directory.ts";
import { at, id } from "../../build/ids.ts";

const free: Preflight = { ownDomains: ["contoso.com"], existing: "none", requesterType: "Member" };
const user = (given: Partial<DirectoryUser>): Preflight => ({
  ...free,
  existing: {
    id: id("user"),
    displayName: "Sam",
    mail: "sam@fabrikam.com",
    userPrincipalName: "sam_fabrikam.com#EXT#@contoso.com",
    userType: "Guest",
    userState: "PendingAcceptance",
    userStateSince: at("09:00"),
    createdAt: at("09:00"),
    ...given,
  },
});
const named = { name: "Sam", since: at("09:00") };

describe("judgePreflight", () => {
  for (const [what, preflight, email, refusal] of [
    ["lets a free address pass", free, "sam@fabrikam.com", undefined],
    ["refuses the tenant's own domains", free, "kim@Contoso.com", { kind: "own-domain", domain: "contoso.com" }],
    ["lets Graph judge a subdomain", free, "kim@sub.contoso.com", undefined],
    [
      "lets pass what it was not permitted to check",
      { ...free, ownDomains: "not-checked", existing: "not-checked" },
      "kim@contoso.com",
      undefined,
    ],
    [
      "refuses requesters who are guests, before all else",
      { ...free, requesterType: "Guest" },
      "kim@contoso.com",
      { kind: "requester-is-guest" },
    ],
    ["lets requesters pass whose type was not checked", { ...free, requesterType: "not-checked" }, "sam@fabrikam.com", undefined],
    ["names a guest who still waits", user({}), "sam@fabrikam.com", { kind: "guest-pending", ...named }],
    ["names a guest who accepted", user({ userState: "Accepted" }), "sam@fabrikam.com", { kind: "guest-accepted", ...named }],
    [
      "takes a guest without a state for one who is in",
      user({ userState: null }),
      "sam@fabrikam.com",
      { kind: "guest-accepted", ...named },
    ],
    [
      "takes an invited member for one who accepted",
      user({ userType: "Member", userState: "Accepted" }),
      "sam@fabrikam.com",
      { kind: "guest-accepted", ...named },
    ],
    [
      "names an employee, also in the own domain",
      user({ userType: "Member", userState: null }),
      "kim@contoso.com",
      { kind: "employee", name: "Sam" },
    ],
    [
      "takes a user without a type for an employee",
      user({ userType: null, userState: null }),
      "sam@fabrikam.com",
      { kind: "employee", name: "Sam" },
    ],
  ] as const satisfies readonly (readonly [string, Preflight, string, object | undefined])[]) {
    it(what, () => assert.deepEqual(judgePreflight(preflight, email), refusal));
  }
});
