import assert from "node:assert/strict";
import fc from "fast-check";
import type { Preflight } from "../../../src/domain/preflight.ts";
import { judgeRequest } from "../../../src/domain/judge-request.ts";
import { applyPolicy } from "../../../src/domain/policy/apply-policy.ts";
import { checkOptions } from "../../../src/domain/policy/check-options.ts";
import type { InviteRights } from "../../../src/domain/policy/invite-permission.ts";
import { invitePolicies } from "../../../src/domain/policy/may-invite.ts";
import { verdicts } from "../../../src/domain/policy/policy.ts";
import type { Policy, PolicyFacts } from "../../../src/domain/policy/policy.ts";
import type { RequestFacts } from "../../../src/domain/request-facts.ts";
import { uses } from "../../../src/domain/verdict.ts";
import type { Verdict } from "../../../src/domain/verdict.ts";
import { aPolicy } from "../../build/a-policy.ts";
import { aPreflight } from "../../build/a-preflight.ts";
import { aUser } from "../../build/a-user.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { anyFacts, policies } from "../../build/any-policy.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { ada, requestFacts } from "../../build/request-facts.ts";
import { runs } from "../../build/runs.ts";

const options = anInvitation().options;

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** What the tenant and the directory say. */
const preflights = fc
  .record({
    existing: oneOf<Preflight["existing"]>(
      ...(["none", "none", "not-checked"] as const),
      ...[aUser({ userType: "Member", userState: null }), aUser({ userState: "Accepted" })],
    ),
    domainPolicy: oneOf<Preflight["domainPolicy"]>({ kind: "any" }, { kind: "any" }, { kind: "only", domains: [] }, "not-checked"),
    account: oneOf<Partial<Preflight>>({}, {}, { requesterAccount: "deleted" }),
    contact: oneOf<Preflight["contact"]>("none", { name: "Sam" }),
  })
  .map(({ account, ...given }) => aPreflight({ ...given, ...account }));

const wanted = fc.record({ email: oneOf("sam@fabrikam.com", "sam@fabrikam.com", "kim@contoso.com"), isMember: fc.boolean() });
const rights = fc.record({
  roles: oneOf<InviteRights["roles"]>([], ["global-administrator"], "not-checked"),
  isGuest: oneOf(false, false, true),
});

/** All facts but what the policy says. */
const others: fc.Arbitrary<Partial<RequestFacts>> = fc.record({
  wanted: wanted.map(({ email, isMember }) =>
    anInvitation({ email, requester: ada, options: { ...options, ...(isMember && { userType: "Member" }) } }),
  ),
  inviter: oneOf<RequestFacts["inviter"]>({ kind: "app" }, { kind: "person", id: ada.id }),
  preflight: preflights,
  colleagues: oneOf<RequestFacts["colleagues"]>(undefined, undefined, { kind: "colleagues-not-members", names: [] }),
  guestsMayAsk: fc.boolean(),
  requesterAdmitted: oneOf(true, true, false),
  invitePolicy: oneOf<RequestFacts["invitePolicy"]>(...invitePolicies, "not-checked"),
  rights: rights.map((one) => [one] as const),
  refusedByGraph: oneOf(false, false, true),
  cap: oneOf<RequestFacts["cap"]>(undefined, undefined, { kind: "cap-reached", cap: "per-day", limit: 1 }),
  open: oneOf(undefined, undefined, invited({ email: "sam@fabrikam.com" }), awaiting({ email: "sam@fabrikam.com" })),
  approvalsChannel: oneOf(undefined, id("19:approvals@thread.tacv2")),
  approvedBy: oneOf<RequestFacts["approvedBy"]>([], [], "all", ["team"]),
});

const restrictions: fc.Arbitrary<Partial<Policy>> = fc.record({
  personalMessage: fc.constantFrom(...verdicts),
  cc: fc.constantFrom(...verdicts),
});
const asked: fc.Arbitrary<PolicyFacts> = fc
  .record({
    facts: anyFacts,
    hasMessage: fc.boolean(),
    hasCopy: fc.boolean(),
    is: oneOf<PolicyFacts["landing"]["is"]>("known", "other", "unnamed"),
  })
  .map(({ facts, hasMessage, hasCopy, is }) => ({ ...facts, hasMessage, hasCopy, landing: { name: "evil.example", is } }));

const judged = (policy: Policy, facts: PolicyFacts) => ({ policy: applyPolicy(policy, facts), restricted: checkOptions(policy, facts) });
const allowingAll = aPolicy({ otherwise: { verdict: "allow" }, redirectHosts: ["evil.example"] });

/** Without what was set aside, and without the rule that allowed it. */
function plain(verdict: Verdict): object {
  if (verdict.kind !== "send" && verdict.kind !== "ask") return verdict;
  const { overrode: _, rule: __, ...rest } = verdict;
  return rest;
}

describe("an administrator's override, for all policies and requests", () => {
  const anything = [policies, restrictions, asked, others, fc.constantFrom(...uses)] as const;

  it("gives the verdict of a policy that allows everything, whatever the tenant, the limits and the people's rights say", () => {
    fc.assert(
      fc.property(...anything, (policy, restricted, facts, rest, use) => {
        const known = requestFacts({ ...rest, ...judged({ ...policy, ...restricted }, facts), policySetAside: true });
        const free = requestFacts({ ...rest, ...judged(allowingAll, facts) });
        assert.deepEqual(plain(judgeRequest(known, use)), plain(judgeRequest(free, use)));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("sends nothing that something else than the policy holds back", () => {
    fc.assert(
      fc.property(...anything, (policy, restricted, facts, rest, use) => {
        const known = requestFacts({ ...rest, ...judged({ ...policy, ...restricted }, facts) });
        const verdict = judgeRequest({ ...known, policySetAside: true }, use);
        const before = judgeRequest(known, use);
        if (verdict.kind !== "send" && verdict.kind !== "confirm") return;
        const isPolicys = before.kind === "refuse" && (before.refusal.kind === "policy-denied" || before.refusal.kind === "option-refused");
        const isAsked = before.kind === "ask" && before.why !== "not-allowed";
        const joins = before.kind === "join" && before.open.state.kind === "awaiting-approval";
        assert.ok(isPolicys || isAsked || joins || before.kind === verdict.kind, before.kind);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("is told only where something was set aside", () => {
    fc.assert(
      fc.property(...anything, (_, __, facts, rest, use) => {
        const known = requestFacts({ ...rest, ...judged(allowingAll, facts) });
        assert.deepEqual(judgeRequest({ ...known, policySetAside: true }, use), judgeRequest(known, use));
      }),
      { numRuns: runs(500) },
    );
  });
});
