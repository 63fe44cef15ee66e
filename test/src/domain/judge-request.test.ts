import assert from "node:assert/strict";
import { cautionsOnCard } from "../../../src/domain/caution.ts";
import { judgeRequest, rules } from "../../../src/domain/judge-request.ts";
import type { JudgedRefusal, Verdict } from "../../../src/domain/verdict.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { Preflight, Requester } from "../../../src/domain/preflight.ts";
import type { RequestFacts } from "../../../src/domain/request-facts.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { aUser } from "../../build/a-user.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { imported, invited } from "../../build/in-state.ts";
import { ada, requestFacts } from "../../build/request-facts.ts";

const channel = id("19:approvals@thread.tacv2");
const ask = (given: object) => ({ kind: "ask", channel: undefined, ...given });
const sure = { cautions: [], unsure: [] };
const sent = { kind: "send", ...sure };
const refused = (refusal: JudgedRefusal): Verdict => ({ kind: "refuse", refusal });
const wantedBy = (given: Partial<Invitation>) => anInvitation({ email: "sam@fabrikam.com", requester: ada, ...given });
const options = anInvitation().options;
const asRole = (roles: RequestFacts["rights"][0]["roles"], isGuest = false) => ({ roles, isGuest });
const found = (given: Partial<Preflight>) => ({ preflight: aPreflight(given) });
const requester = (given: Partial<Requester>) =>
  found({ requester: { userType: "Member", mail: "ada@contoso.com", department: null, roles: [], ...given } });

describe("judgeRequest, about an address", () => {
  const named = { name: "sam@fabrikam.com", user: id("user") };
  const accepted = refused({ kind: "guest-accepted", ...named, since: at("09:00") });
  const cases: readonly (readonly [string, Partial<Preflight>, string, object])[] = [
    ["sends to a free one", {}, "sam@fabrikam.com", sent],
    ["refuses the tenant's own domains", {}, "kim@Contoso.com", refused({ kind: "own-domain", domain: "contoso.com" })],
    ["leaves a subdomain to Graph", {}, "kim@sub.contoso.com", sent],
    ["names a guest who accepted", { existing: aUser({ userState: "Accepted" }) }, "sam@fabrikam.com", accepted],
    [
      "doesn't say that a guest without a state accepted",
      { existing: aUser({ userState: null }) },
      "sam@fabrikam.com",
      refused({ kind: "guest-no-state", ...named }),
    ],
    [
      "takes an invited member for one who accepted",
      { existing: aUser({ userType: "Member", userState: "Accepted" }) },
      "sam@fabrikam.com",
      accepted,
    ],
    [
      "names an employee, in the own domain too",
      { existing: aUser({ userType: "Member", userState: null }) },
      "kim@contoso.com",
      refused({ kind: "employee", ...named }),
    ],
    [
      "takes a user without a type for an employee",
      { existing: aUser({ userType: null, userState: null }) },
      "sam@fabrikam.com",
      refused({ kind: "employee", ...named }),
    ],
    [
      "refuses a domain on the deny list",
      { domainPolicy: { kind: "all-but", domains: ["fabrikam.com"] } },
      "sam@FABRIKAM.com",
      refused({ kind: "domain-blocked", domain: "fabrikam.com" }),
    ],
    ["sends to a subdomain of it", { domainPolicy: { kind: "all-but", domains: ["fabrikam.com"] } }, "sam@sub.fabrikam.com", sent],
    [
      "refuses a domain that isn't on the allow list",
      { domainPolicy: { kind: "only", domains: ["fabrikam.com"] } },
      "kim@northwind.example",
      refused({ kind: "domain-blocked", domain: "northwind.example" }),
    ],
    ["sends to a domain that is", { domainPolicy: { kind: "only", domains: ["fabrikam.com"] } }, "sam@fabrikam.com", sent],
  ];
  for (const [what, preflight, email, verdict] of cases) {
    it(what, () => assert.deepEqual(judgeRequest(requestFacts({ ...found(preflight), wanted: wantedBy({ email }) }), "request"), verdict));
  }

  for (const hidden of ["tenant", "existing", "domainPolicy"] as const) {
    it(`sends if a check is hidden, and marks it as unsure: ${hidden}`, () => {
      const facts = requestFacts({ ...found({ [hidden]: "not-checked" }), wanted: wantedBy({ email: "kim@fabrikam.com" }) });
      assert.deepEqual(judgeRequest(facts, "request"), { ...sent, unsure: ["address"] });
    });
  }
});

describe("judgeRequest, about a requester", () => {
  it("refuses guests of the tenant unless the policy lets guests use the bot", () => {
    const guest = { rights: [asRole([], true)] } as const;
    assert.deepEqual(judgeRequest(requestFacts(guest), "request"), refused({ kind: "requester-is-guest" }));
    assert.deepEqual(judgeRequest(requestFacts({ ...guest, guestsMayAsk: true }), "request"), sent);
  });

  const app = { inviter: { kind: "app" }, wanted: wantedBy({ inviteAs: "app", options: { ...options, userType: "Member" } }) } as const;
  const self = { wanted: wantedBy({ options: { ...options, userType: "Member" } }) };
  const approver = {
    inviter: { kind: "person", id: id("person-megan") },
    wanted: wantedBy({ inviteAs: "approver", options: { ...options, userType: "Member" } }),
  } as const;
  const admin = ["user-administrator"] as const;
  for (const [who, given, answer] of [
    ["a Global Administrator", { ...self, ...requester({ roles: ["guest-inviter", "global-administrator"] }) }, "sends"],
    ["a User Administrator through the app", { ...app, ...requester({ roles: admin }) }, "sends"],
    ["a Guest Inviter", { ...self, ...requester({ roles: ["guest-inviter"] }) }, "refuses"],
    ["an employee", { ...self, ...requester({}) }, "refuses"],
    ["a person whose roles are hidden", { ...self, ...requester({ roles: "not-checked" }), rights: [asRole("not-checked")] }, "isn't sure"],
    ["a person who is hidden", { ...self, ...found({ requester: "not-checked" }), rights: [asRole("not-checked")] }, "isn't sure"],
    ["an administrator by an approver", { ...approver, ...requester({ roles: admin }) }, "sends"],
    ["an employee by an approver", { ...approver, ...requester({}) }, "refuses"],
    [
      "a person whose roles are hidden, by an approver",
      { ...approver, ...requester({ roles: "not-checked" }), rights: [asRole("not-checked")] },
      "refuses",
    ],
    [
      "a person whose roles are hidden, through the app",
      { ...app, ...requester({ roles: "not-checked" }), rights: [asRole("not-checked")] },
      "refuses",
    ],
    [
      "a person who is hidden, through the app",
      { ...app, ...found({ requester: "not-checked" }), rights: [asRole("not-checked")] },
      "refuses",
    ],
    ["a person whose token tells the role", { ...app, ...requester({ roles: "not-checked" }), rights: [asRole(admin)] }, "sends"],
    ["a person whose token tells other roles", { ...self, ...found({ requester: "not-checked" }), rights: [asRole([])] }, "refuses"],
  ] as const) {
    it(`${answer} when a member is wanted for ${who}`, () => {
      const verdict = judgeRequest(requestFacts(given), "inviter" in given && given.inviter.kind === "person" ? "approval" : "request");
      const expected = {
        sends: sent,
        refuses: refused({ kind: "member-not-allowed" }),
        "isn't sure": { ...sent, unsure: ["may-invite-members"] },
      };
      assert.deepEqual(verdict, expected[answer]);
    });
  }

  for (const [what, given, verdict] of [
    ["asks others when the tenant doesn't let them invite", { invitePolicy: "adminsAndGuestInviters" }, ask({ why: "not-allowed" })],
    ["asks others when Graph has refused them, whatever the policy says", { refusedByGraph: true }, ask({ why: "not-allowed" })],
    [
      "refuses when the tenant lets nobody invite, also after Graph has",
      { invitePolicy: "none", refusedByGraph: true },
      refused({ kind: "invitations-not-allowed" }),
    ],
    ["isn't sure while only Graph knows", { invitePolicy: "not-checked" }, { ...sent, unsure: ["may-invite"] }],
    ["sends with the role that the tenant asks for", { invitePolicy: "adminsAndGuestInviters", rights: [asRole(["guest-inviter"])] }, sent],
  ] as const) {
    it(what, () => assert.deepEqual(judgeRequest(requestFacts(given), "request"), verdict));
  }
});

describe("judgeRequest, about a required approval", () => {
  const approve = { kind: "approve", rule: "banks", approvers: "legal" } as const;

  it("names the rule, the approvers and their channel", () => {
    const facts = requestFacts({ policy: approve, approvalsChannel: channel });
    assert.deepEqual(judgeRequest(facts, "request"), { kind: "ask", why: "policy", rule: "banks", approvers: "legal", channel });
  });

  for (const [approvedBy, needed] of [
    [[], true],
    [["team"], true],
    [["team", "legal"], false],
    ["all", false],
  ] as const) {
    it(`is ${needed ? "" : "not "}needed after one by ${JSON.stringify(approvedBy)}`, () => {
      assert.equal(judgeRequest(requestFacts({ policy: approve, approvedBy }), "approval").kind, needed ? "ask" : "send");
    });
  }

  it("isn't required again because the tenant doesn't let the requester invite", () => {
    const facts = { invitePolicy: "adminsAndGuestInviters", approvedBy: "all", rights: [asRole([]), asRole(["guest-inviter"])] } as const;
    assert.deepEqual(judgeRequest(requestFacts(facts), "approval"), sent);
    const byApp = { ...facts, inviter: { kind: "app" }, wanted: wantedBy({ inviteAs: "app" }) } as const;
    assert.deepEqual(judgeRequest(requestFacts(byApp), "approval"), sent);
  });
});

describe("judgeRequest, about cautions to confirm", () => {
  const contact = found({ contact: { name: "Legal desk" } });
  const caution = { kind: "contact-exists", name: "Legal desk" } as const;

  it("lists all cautions, and the unconfirmed ones", () => {
    const wanted = wantedBy({ options: { ...options, message: "Hi", messageLanguage: "fr" } });
    const language = { kind: "language-unused" } as const;
    const facts = requestFacts({ ...contact, wanted, confirmed: ["language-unused"] });
    assert.deepEqual(judgeRequest(facts, "request"), {
      kind: "confirm",
      cautions: [caution, language],
      unconfirmed: [caution],
      unsure: [],
    });
    const confirmed = requestFacts({ ...contact, wanted, confirmed: ["language-unused", "contact-exists"] });
    assert.deepEqual(judgeRequest(confirmed, "request"), { ...sent, cautions: [caution, language] });
  });

  for (const [inviteAs, inviter, kind, untilNow] of [
    [undefined, { kind: "app" }, "sent-by-app", { kind: "person", name: ada.name }],
    ["app", { kind: "person", id: ada.id }, "sent-by-you", { kind: "app" }],
    ["app", { kind: "person", id: id("person-megan") }, "sent-by-approver", { kind: "app" }],
  ] as const) {
    it(`asks about another identity until that is confirmed: ${kind}`, () => {
      const wanted = wantedBy(inviteAs ? { inviteAs } : {});
      const facts = requestFacts({ wanted, inviter, confirmed: cautionsOnCard });
      assert.deepEqual(judgeRequest(facts, "retry"), {
        kind: "confirm",
        cautions: [{ kind, untilNow }],
        unconfirmed: [{ kind, untilNow }],
        unsure: [],
      });
      assert.equal(judgeRequest(requestFacts({ wanted, inviter, confirmed: [kind] }), "retry").kind, "send");
    });
  }
});

describe("the rules", () => {
  it("begin with the open invitation: following needs no right", () => {
    assert.equal(rules[0]?.name, "open-invitation");
  });

  it("don't let anybody join an imported invitation: its guest is pending like any other", () => {
    const existing = aUser({ displayName: "Sam", userState: "PendingAcceptance" });
    const facts = (given = {}) => requestFacts({ open: imported(), preflight: aPreflight({ existing }), ...given });
    const verdict = judgeRequest(facts(), "request");
    assert.deepEqual(verdict.kind === "confirm" && verdict.unconfirmed.map(({ kind }) => kind), ["guest-pending"]);
    assert.equal(judgeRequest(facts({ confirmed: ["guest-pending"] }), "request").kind, "send");
    assert.equal(judgeRequest(facts({ policy: { kind: "approve", approvers: "team" } }), "request").kind, "ask");
    assert.equal(judgeRequest(facts({ open: invited() }), "request").kind, "join");
  });

  it("refuse an approval whose senders the tenant doesn't let invite", () => {
    const verdict = judgeRequest(requestFacts({ invitePolicy: "adminsAndGuestInviters" }), "approval");
    assert.deepEqual(verdict, { kind: "refuse", refusal: { kind: "invitations-not-allowed" } });
  });
});
