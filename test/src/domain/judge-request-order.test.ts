import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { judgeRequest, rules } from "../../../src/domain/judge-request.ts";
import { uses } from "../../../src/domain/verdict.ts";
import type { JudgedRefusal, Use, Verdict } from "../../../src/domain/verdict.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { Preflight } from "../../../src/domain/preflight.ts";
import type { RequestFacts } from "../../../src/domain/request-facts.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { aUser } from "../../build/a-user.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { ada, requestFacts } from "../../build/request-facts.ts";

const refused = (refusal: JudgedRefusal): Verdict => ({ kind: "refuse", refusal });
const wantedBy = (given: Partial<Invitation>) => anInvitation({ email: "sam@fabrikam.com", requester: ada, ...given });
const options = anInvitation().options;
const open = invited({ email: "sam@fabrikam.com" });
const found = (given: Partial<Preflight>) => ({ preflight: aPreflight(given) });

/** For each rule, facts that only this rule applies to, and its verdict. */
const table: readonly (readonly [string, Partial<RequestFacts>, object])[] = [
  ["open-invitation", { open }, { kind: "join", open }],
  ["requester-gone", found({ requesterAccount: "deleted" }), refused({ kind: "requester-gone" })],
  ["guest-asks", { rights: [{ roles: [], isGuest: true }] }, refused({ kind: "requester-is-guest" })],
  [
    "address-taken",
    { ...found({ existing: aUser({ userType: "Member", userState: null }) }) },
    refused({ kind: "employee", name: "sam@fabrikam.com", user: id("user") }),
  ],
  ["own-domain", { wanted: wantedBy({ email: "kim@contoso.com" }) }, refused({ kind: "own-domain", domain: "contoso.com" })],
  ["domain-blocked", found({ domainPolicy: { kind: "only", domains: [] } }), refused({ kind: "domain-blocked", domain: "fabrikam.com" })],
  ["policy-denies", { policy: { kind: "deny", unchecked: false } }, refused({ kind: "policy-denied", unchecked: false })],
  ["nobody-may-invite", { invitePolicy: "none" }, refused({ kind: "invitations-not-allowed" })],
  ["senders-may-not-invite", { invitePolicy: "adminsAndGuestInviters" }, refused({ kind: "invitations-not-allowed" })],
  ["cap-reached", { cap: { kind: "cap-reached", cap: "pending", limit: 1 } }, refused({ kind: "cap-reached", cap: "pending", limit: 1 })],
  ["member-not-allowed", { wanted: wantedBy({ options: { ...options, userType: "Member" } }) }, refused({ kind: "member-not-allowed" })],
  ["colleagues", { colleagues: { kind: "colleagues-not-members", names: [] } }, refused({ kind: "colleagues-not-members", names: [] })],
  [
    "option-denied",
    { restricted: [{ option: "message", verdict: "deny" }] },
    refused({ kind: "option-refused", option: "message", why: "denied" }),
  ],
  [
    "option-unapproved",
    { policy: { kind: "approve", about: "cc", approvers: "team" } },
    refused({ kind: "option-refused", option: "cc", why: "nobody-approves" }),
  ],
  ["ask", { policy: { kind: "approve", approvers: "team" } }, { kind: "ask", why: "policy", approvers: "team", channel: undefined }],
  [
    "confirm",
    found({ contact: { name: "Sam" } }),
    {
      kind: "confirm",
      cautions: [{ kind: "contact-exists", name: "Sam" }],
      unconfirmed: [{ kind: "contact-exists", name: "Sam" }],
      unsure: [],
    },
  ],
];

/** Facts to which both rules apply. */
function both(one: Partial<RequestFacts>, other: Partial<RequestFacts>): RequestFacts {
  return requestFacts({ ...other, ...one, preflight: { ...aPreflight(), ...changes(other.preflight), ...changes(one.preflight) } });
}

/** The difference from the usual preflight. */
function changes(preflight: Preflight = aPreflight()): Partial<Preflight> {
  const usual = new Map<string, unknown>(Object.entries(aPreflight()));
  return Object.fromEntries(Object.entries(preflight).filter(([name, value]) => !isDeepStrictEqual(value, usual.get(name))));
}

describe("the order of the rules", () => {
  it("is that of this table", () => {
    assert.deepEqual(
      rules.map(({ name }) => name),
      table.map(([name]) => name),
    );
  });

  const usesOf = (name: string): readonly Use[] => rules.find((rule) => rule.name === name)?.for ?? [];
  for (const [index, [name, facts, verdict]] of table.entries()) {
    for (const use of uses) {
      it(`${usesOf(name).includes(use) ? "applies" : "doesn't apply"} ${name} to ${use === "approval" || use === "explanation" ? "an" : "a"} ${use}`, () => {
        const given = judgeRequest(requestFacts(facts), use);
        if (usesOf(name).includes(use)) assert.deepEqual(given, verdict);
        else assert.notDeepEqual(given, verdict);
      });
    }
    const next = table.slice(index + 1).find(([later]) => usesOf(later).some((use) => usesOf(name).includes(use)));
    if (next) {
      const [later, others] = next;
      it(`puts ${name} before ${later}`, () => {
        const shared = usesOf(name).filter((use) => usesOf(later).includes(use));
        for (const use of shared) {
          const all = both(facts, others);
          assert.equal(rules.find((rule) => rule.name === later)?.judge(all) === undefined, false);
          assert.deepEqual(judgeRequest(all, use), rules.find((rule) => rule.name === name)?.judge(all));
        }
      });
    }
  }
});

describe("an undecided request for the same partner", () => {
  const undecided = awaiting({ email: "sam@fabrikam.com" });
  const joined = { kind: "join", open: undecided };
  const others = table.filter(([name]) => name !== "open-invitation");
  const goesOut = new Set(["send", "confirm"]);

  for (const use of ["request", "retry", "explanation"] as const) {
    for (const [name, facts] of others) {
      const alone = judgeRequest(requestFacts(facts), use);
      const outcome = goesOut.has(alone.kind) ? "goes out before" : "joins";
      it(`a ${use} that ${name} decides ${outcome} it`, () => {
        const verdict = judgeRequest(requestFacts({ ...facts, open: undecided }), use);
        assert.deepEqual(verdict, goesOut.has(alone.kind) ? alone : joined);
      });
    }

    it(`keeps no ${use} back that nothing speaks against`, () => {
      assert.deepEqual(judgeRequest(requestFacts({ open: undecided }), use), judgeRequest(requestFacts(), use));
    });

    it(`is joined by a ${use} of which only Graph knows whether it may go out`, () => {
      assert.deepEqual(judgeRequest(requestFacts({ open: undecided, invitePolicy: "not-checked" }), use), joined);
      const member = { wanted: wantedBy({ options: { ...options, userType: "Member" } }), ...found({ requester: "not-checked" }) };
      const unsure = { ...member, rights: [{ roles: "not-checked", isGuest: false }] } as const;
      assert.deepEqual(judgeRequest(requestFacts({ ...unsure, open: undecided }), use), joined);
    });
  }

  it("isn't asked about for one more mail", () => {
    const member = requestFacts({ invitePolicy: "adminsAndGuestInviters" });
    for (const facts of [requestFacts(), member]) {
      assert.deepEqual(judgeRequest({ ...facts, open: undecided }, "resend"), judgeRequest(facts, "resend"));
    }
  });

  it("isn't one that is being sent, or is out", () => {
    for (const state of [invited().state, { kind: "sending", since: at("10:00") }, { kind: "requested", since: at("10:00") }] as const) {
      const taken = { ...undecided, state };
      assert.deepEqual(judgeRequest(requestFacts({ open: taken }), "request"), { kind: "join", open: taken });
    }
  });
});
