import assert from "node:assert/strict";
import type { Caution } from "../../../src/domain/caution.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import type { Inviter } from "../../../src/domain/invite-identity.ts";
import type { Preflight } from "../../../src/domain/preflight.ts";
import { cautionsOf } from "../../../src/domain/request-cautions.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { ada, requestFacts } from "../../build/request-facts.ts";
import { aUser } from "../../build/a-user.ts";

const asAda: Inviter = { kind: "person", id: ada.id };
const asMegan: Inviter = { kind: "person", id: id("person-megan") };
const asApp: Inviter = { kind: "app" };

function cautions(found: Partial<Preflight>, given: Partial<InviteOptions> = {}, inviter: Inviter = asAda): readonly Caution[] {
  const invitation = anInvitation({ requester: ada });
  const wanted = { ...invitation, options: { ...invitation.options, ...given } };
  return cautionsOf(requestFacts({ preflight: aPreflight(found), wanted, inviter }));
}

const old = { id: id("old"), name: "Old", deletedAt: at("08:00") };
const { requester: member } = aPreflight();
assert.ok(member !== "not-checked");
const mailless = { requester: { ...member, mail: null } };

describe("cautionsOf, about the address", () => {
  const pending: Caution = { kind: "guest-pending", name: "Sam", since: at("09:00") };
  for (const [what, found, expected] of [
    ["nothing about a free address", {}, []],
    [
      "a guest who hasn't accepted, and nothing that is past",
      { existing: aUser(), deleted: { ...old, userType: "Guest" }, contact: { name: "Sam" } },
      [pending],
    ],
    [
      "a guest who was deleted lately",
      { deleted: { ...old, userType: "Guest" } },
      [{ kind: "deleted-lately", name: "Old", since: at("08:00") }],
    ],
    ["nothing about an employee who was deleted lately", { deleted: { ...old, userType: "Member" } }, []],
    ["a contact with the address", { contact: { name: "Legal desk" } }, [{ kind: "contact-exists", name: "Legal desk" }]],
    ["nothing that a permission hides", { existing: "not-checked", deleted: "not-checked", contact: "not-checked" }, []],
  ] as const) {
    it(`tells ${what}`, () => assert.deepEqual(cautions(found), expected));
  }
});

describe("cautionsOf, about the address's domain", () => {
  const about = (email: string, found: Partial<Preflight> = {}) =>
    cautionsOf(requestFacts({ wanted: anInvitation({ requester: ada, email }), preflight: aPreflight(found) }));
  const mistyped = { kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "Sam.O@gmail.com" } as const;

  it("asks about a typing error, before all else", () => {
    assert.deepEqual(about("Sam.O@Gmial.com"), [mistyped]);
    assert.deepEqual(about("Sam.O@gmial.com", { contact: { name: "Sam" } }), [mistyped, { kind: "contact-exists", name: "Sam" }]);
  });

  it("asks about a typing error in a domain that the company works with, also in the copy's", () => {
    const wanted = anInvitation({ requester: ada, email: "eva@fabrikm.com" });
    const options = { ...wanted.options, sendMail: true, cc: "kim@adatun.com" };
    const facts = requestFacts({ wanted: { ...wanted, options }, knownDomains: ["fabrikam.com", "adatum.com"] });
    assert.deepEqual(cautionsOf(facts), [
      { kind: "domain-mistyped", domain: "fabrikm.com", meant: "fabrikam.com", email: "eva@fabrikam.com" },
      { kind: "copy-mistyped", domain: "adatun.com", meant: "adatum.com" },
    ]);
  });

  it("asks nothing about a right domain, or an address that a guest has", () => {
    assert.deepEqual(about("sam@gmail.com"), []);
    assert.deepEqual(
      about("sam@gmial.com", { existing: aUser() }).map(({ kind }) => kind),
      ["guest-pending"],
    );
  });
});

describe("cautionsOf, about the partner's name", () => {
  const taken = { isNameTaken: true };

  it("says that a member has the name that was given, with the address", () => {
    const invitation = anInvitation({ requester: ada, email: "sam@fabrikam.com" });
    const wanted = { ...invitation, options: { ...invitation.options, displayName: "Megan Bowen" } };
    const caution: Caution = { kind: "same-name", name: "Megan Bowen", email: "sam@fabrikam.com" };
    assert.deepEqual(cautionsOf(requestFacts({ preflight: aPreflight(taken), wanted })), [caution]);
  });

  it("says nothing about another name, an unknown one, or none", () => {
    assert.deepEqual(cautions({ isNameTaken: false }, { displayName: "Megan Bowen" }), []);
    assert.deepEqual(cautions({}, { displayName: "Megan Bowen" }), []);
    assert.deepEqual(cautions(taken), []);
  });
});

describe("cautionsOf, about the copy's domain", () => {
  const mistyped = { kind: "copy-mistyped", domain: "gmial.com", meant: "gmail.com" } as const;

  it("asks about a typing error", () => {
    assert.deepEqual(cautions({}, { cc: "Kim@Gmial.com" }), [mistyped]);
    assert.deepEqual(cautions({ existing: aUser() }, { cc: "kim@gmial.com" }).at(0), mistyped);
  });

  it("asks nothing about a right domain, or without Microsoft's mail", () => {
    assert.deepEqual([cautions({}, { cc: "kim@gmail.com" }), cautions({}, { cc: "kim@gmial.com", sendMail: false })], [[], []]);
  });
});

describe("cautionsOf, about the personal message", () => {
  const both = { message: "Welcome", messageLanguage: "fr-FR" };
  for (const [what, given, found, inviter, expected] of [
    ["a language beside a message", both, {}, asAda, "language-unused"],
    ["a message of a requester without a mailbox", both, mailless, asAda, "message-unused-no-mailbox"],
    ["a language beside a message that an approver sends", both, mailless, asMegan, "language-unused"],
    ["a message when the app invites", both, mailless, asApp, "message-unused-app"],
    ["nothing about a message alone", { message: "Welcome" }, {}, asAda, undefined],
    ["nothing about a message of a hidden requester", { message: "Welcome" }, { requester: "not-checked" }, asAda, undefined],
    ["nothing about the requester's mailbox where an approver sends", { message: "Welcome" }, mailless, asMegan, undefined],
    ["nothing about a language alone", { messageLanguage: "fr-FR" }, mailless, asAda, undefined],
    ["nothing about words for a mail that isn't sent", { ...both, sendMail: false }, mailless, asAda, undefined],
  ] as const) {
    it(`tells ${what}`, () => assert.deepEqual(cautions(found, given, inviter), expected ? [{ kind: expected }] : []));
  }
});
