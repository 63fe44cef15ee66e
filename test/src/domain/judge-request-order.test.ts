import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { judgeRequest, rules, uses } from "../../../src/domain/judge-request.ts";
import type { JudgedRefusal, Use, Verdict } from "../../../src/domain/judge-request.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { Preflight } from "../../../src/domain/preflight.ts";
import type { RequestFacts } from "../../../src/domain/request-facts.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { aUser } from "../../build/a-user.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { id } from "../../build/ids.ts";
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
  ["guest-asks", { rights: [{ roles: [], isGuest: true }] }, refused({ kind: "requester-is-guest" })],
  [
    "address-taken",
    { ...found({ existing: aUser({ userType: "Member", userState: null }) }) },
    refused({ kind: "employee", name: "Sam", user: id("user") }),
  ],
  ["own-domain", { wanted: wantedBy({ email: "kim@contoso.com" }) }, refused({ kind: "own-domain", domain: "contoso.com" })],
  ["domain-blocked", found({ domainPolicy: { kind: "only", domains: [] } }), refused({ kind: "domain-blocked", domain: "fabrikam.com" })],
  ["policy-denies", { policy: { kind: "deny", unchecked: false } }, refused({ kind: "policy-denied", unchecked: false })],
  ["nobody-may-invite", { invitePolicy: "none" }, refused({ kind: "invitations-not-allowed" })],
  ["senders-may-not-invite", { invitePolicy: "adminsAndGuestInviters" }, refused({ kind: "invitations-not-allowed" })],
  ["cap-reached", { cap: { kind: "cap-reached", cap: "pending", limit: 1 } }, refused({ kind: "cap-reached", cap: "pending", limit: 1 })],
  ["member-not-allowed", { wanted: wantedBy({ options: { ...options, userType: "Member" } }) }, refused({ kind: "member-not-allowed" })],
  ["colleagues", { colleagues: { kind: "colleagues-not-members", names: [] } }, refused({ kind: "colleagues-not-members", names: [] })],
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
