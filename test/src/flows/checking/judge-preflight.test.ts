import assert from "node:assert/strict";
import type { Acting } from "../../../../src/flows/who/sign-in.ts";
import { judgePreflight } from "../../../../src/flows/checking/judge-preflight.ts";
import type { Verdict } from "../../../../src/flows/checking/judge-preflight.ts";
import type { InviteOptions } from "../../../../src/domain/invitation.ts";
import type { DirectoryUser, Preflight, Requester } from "../../../../src/domain/preflight.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";

const asAda: Acting = { kind: "signed-in", actor: { kind: "person", id: id("person-ada"), accessToken: "graph" } };
/** Approves what Ada asked for. */
const asMegan: Acting = { kind: "signed-in", actor: { kind: "person", id: id("person-megan"), accessToken: "graph" } };
const asApp: Acting = { kind: "signed-in", actor: { kind: "app" }, sponsor: id("person-ada") };

const guest: DirectoryUser = {
  id: id("user"),
  displayName: "Sam",
  mail: "sam@fabrikam.com",
  userPrincipalName: "sam_fabrikam.com#EXT#@contoso.com",
  userType: "Guest",
  userState: "PendingAcceptance",
  userStateSince: at("09:00"),
  createdAt: at("09:00"),
};
const user = (given: Partial<DirectoryUser>): Partial<Preflight> => ({ existing: { ...guest, ...given } });
const requester = (given: Partial<Requester>): Partial<Preflight> => ({
  requester: { userType: "Member", mail: "ada@contoso.com", department: null, roles: [], ...given },
});
const passed: Verdict = { kind: "passed", cautions: [] };
const refused = (refusal: Extract<Verdict, { kind: "refused" }>["refusal"]): Verdict => ({ kind: "refused", refusal });
const named = { name: "Sam", user: id("user") };
const options: InviteOptions = { redirectUrl: "https://myapps.microsoft.com/", sendMail: true };

function judge(found: Partial<Preflight>, email = "sam@fabrikam.com", given: Partial<InviteOptions> = {}, by: Acting = asAda): Verdict {
  return judgePreflight(aPreflight(found), { email, options: { ...options, ...given }, requester: person({ name: "Ada" }) }, by);
}

describe("judgePreflight", () => {
  const addresses: readonly (readonly [string, Partial<Preflight>, string, Verdict])[] = [
    ["lets a free address pass", {}, "sam@fabrikam.com", passed],
    ["refuses the tenant's own domains", {}, "kim@Contoso.com", refused({ kind: "own-domain", domain: "contoso.com" })],
    ["lets Graph judge a subdomain", {}, "kim@sub.contoso.com", passed],
    [
      "lets pass what it was not permitted to check",
      {
        tenant: "not-checked",
        existing: "not-checked",
        deleted: "not-checked",
        contact: "not-checked",
        domainPolicy: "not-checked",
        requester: "not-checked",
      },
      "kim@contoso.com",
      passed,
    ],
    [
      "refuses requesters who are guests, before all else",
      requester({ userType: "Guest" }),
      "kim@contoso.com",
      refused({ kind: "requester-is-guest" }),
    ],
    ["lets requesters pass whose account has no type", requester({ userType: null }), "sam@fabrikam.com", passed],
    [
      "names a guest who accepted",
      user({ userState: "Accepted" }),
      "sam@fabrikam.com",
      refused({ kind: "guest-accepted", ...named, since: at("09:00") }),
    ],
    [
      "takes a guest without a state for one who is in",
      user({ userState: null }),
      "sam@fabrikam.com",
      refused({ kind: "guest-accepted", ...named, since: at("09:00") }),
    ],
    [
      "takes an invited member for one who accepted",
      user({ userType: "Member", userState: "Accepted" }),
      "sam@fabrikam.com",
      refused({ kind: "guest-accepted", ...named, since: at("09:00") }),
    ],
    [
      "names an employee, also in the own domain",
      user({ userType: "Member", userState: null }),
      "kim@contoso.com",
      refused({ kind: "employee", ...named }),
    ],
    [
      "takes a user without a type for an employee",
      user({ userType: null, userState: null }),
      "sam@fabrikam.com",
      refused({ kind: "employee", ...named }),
    ],
    [
      "warns of a guest who still waits, and of nothing that is past",
      { ...user({}), deleted: { id: id("old"), name: "Old", userType: "Guest", deletedAt: null }, contact: { name: "Sam" } },
      "sam@fabrikam.com",
      { kind: "passed", cautions: [{ kind: "guest-pending", name: "Sam", since: at("09:00") }] },
    ],
    [
      "warns of a guest who was deleted lately",
      { deleted: { id: id("old"), name: "Old", userType: "Guest", deletedAt: at("08:00") } },
      "sam@fabrikam.com",
      { kind: "passed", cautions: [{ kind: "deleted-lately", name: "Old", since: at("08:00") }] },
    ],
    [
      "says nothing of an employee who was deleted lately",
      { deleted: { id: id("old"), name: "Old", userType: "Member", deletedAt: at("08:00") } },
      "sam@fabrikam.com",
      passed,
    ],
    [
      "warns of a contact with the address",
      { contact: { name: "Legal desk" } },
      "sam@fabrikam.com",
      { kind: "passed", cautions: [{ kind: "contact-exists", name: "Legal desk" }] },
    ],
    [
      "refuses a domain on the deny list",
      { domainPolicy: { kind: "all-but", domains: ["fabrikam.com"] } },
      "sam@FABRIKAM.com",
      refused({ kind: "domain-blocked", domain: "fabrikam.com" }),
    ],
    ["lets another pass", { domainPolicy: { kind: "all-but", domains: ["fabrikam.com"] } }, "sam@sub.fabrikam.com", passed],
    [
      "refuses a domain that is not on the allow list",
      { domainPolicy: { kind: "only", domains: ["fabrikam.com"] } },
      "kim@northwind.example",
      refused({ kind: "domain-blocked", domain: "northwind.example" }),
    ],
    ["lets one pass that is", { domainPolicy: { kind: "only", domains: ["fabrikam.com"] } }, "sam@fabrikam.com", passed],
  ];
  for (const [what, found, email, verdict] of addresses) {
    it(what, () => assert.deepEqual(judge(found, email), verdict));
  }

  const cautioned = (kind: "language-unused" | "message-unused-no-mailbox" | "message-unused-app"): Verdict => ({
    kind: "passed",
    cautions: [{ kind }],
  });
  const both = { message: "Welcome", messageLanguage: "fr-FR" };
  const mails: readonly (readonly [string, Partial<InviteOptions>, Partial<Preflight>, Acting, Verdict])[] = [
    ["a language beside a message", both, {}, asAda, cautioned("language-unused")],
    ["a message of somebody without a mailbox", both, requester({ mail: null }), asAda, cautioned("message-unused-no-mailbox")],
    ["a language beside a message that an approver sends", both, requester({ mail: null }), asMegan, cautioned("language-unused")],
    ["a message when the app invites", both, requester({ mail: null }), asApp, cautioned("message-unused-app")],
  ];
  for (const [what, given, found, by, verdict] of mails) {
    it(`warns of ${what}`, () => assert.deepEqual(judge(found, undefined, given, by), verdict));
  }
  for (const [what, given, found] of [
    ["a message alone", { message: "Welcome" }, {}],
    ["a message of somebody who could not be looked up", { message: "Welcome" }, { requester: "not-checked" }],
    ["a language alone", { messageLanguage: "fr-FR" }, requester({ mail: null })],
    ["words for a mail that isn't sent", { ...both, sendMail: false }, requester({ mail: null })],
  ] as const) {
    it(`says nothing of ${what}`, () => assert.deepEqual(judge(found, undefined, given), passed));
  }

  it("says nothing of the mailbox of whoever asked when an approver sends it", () => {
    assert.deepEqual(judge(requester({ mail: null }), undefined, { message: "Welcome" }, asMegan), passed);
  });

  const member = { userType: "Member" } as const;
  const members: readonly (readonly [string, Partial<Preflight>, Acting, boolean])[] = [
    ["a Global Administrator", requester({ roles: ["guest-inviter", "global-administrator"] }), asAda, true],
    ["a User Administrator", requester({ roles: ["user-administrator"] }), asApp, true],
    ["a Guest Inviter", requester({ roles: ["guest-inviter"] }), asAda, false],
    ["an employee", requester({}), asAda, false],
    ["a person whose roles are hidden, since Graph decides", requester({ roles: "not-checked" }), asAda, true],
    ["a person who is hidden, since Graph decides", { requester: "not-checked" }, asAda, true],
    ["a User Administrator by an approver", requester({ roles: ["user-administrator"] }), asMegan, true],
    ["an employee by an approver", requester({}), asMegan, false],
    ["nobody by an approver whose roles are hidden", requester({ roles: "not-checked" }), asMegan, false],
    ["nobody by an approver who is hidden", { requester: "not-checked" }, asMegan, false],
    ["nobody through the app whose roles are hidden", requester({ roles: "not-checked" }), asApp, false],
    ["nobody through the app who is hidden", { requester: "not-checked" }, asApp, false],
    ["a person whose token tells the role", requester({ roles: "not-checked" }), { ...asApp, roles: ["user-administrator"] }, true],
    ["nobody whose token tells other roles", { requester: "not-checked" }, { ...asAda, roles: [] }, false],
  ];
  for (const [who, found, by, may] of members) {
    it(`lets ${who} ask for a member: ${may}`, () => {
      assert.deepEqual(judge(found, undefined, member, by), may ? passed : refused({ kind: "member-not-allowed" }));
    });
  }

  it("lets requesters pass who are guests where the policy lets guests use the bot", () => {
    assert.deepEqual(judge(requester({ userType: "Guest" }), undefined, undefined, { ...asAda, guestsToo: true }), passed);
  });
});
