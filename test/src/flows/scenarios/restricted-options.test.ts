import assert from "node:assert/strict";
import type { FormValues } from "../../../../src/domain/invite-form.ts";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import type { JudgedRefusal } from "../../../../src/domain/verdict.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { explainRequest } from "../../../../src/flows/explaining/explain-request.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { adele, aDecision } from "../../../build/a-decision.ts";
import { ask, aWorldWithApprovers, justification, refusalOf } from "../../../build/a-world-with-approvers.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed } from "../../../build/in-state.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

type Option = "redirectUrl" | "message" | "cc";
interface Case {
  readonly option: Option;
  readonly values: FormValues;
  readonly policy: Partial<Policy>;
}

const evil = "https://evil.example/phish";
const refusal = (option: Option, why: "denied" | "nobody-approves"): JudgedRefusal => ({ kind: "option-refused", option, why });

/** Options that need approval. */
const restricted: readonly Case[] = [
  { option: "redirectUrl", values: { redirectUrl: evil }, policy: {} },
  { option: "message", values: { message: "Welcome" }, policy: { personalMessage: "approve" } },
  { option: "cc", values: { cc: "kim@fabrikam.com" }, policy: { cc: "approve" } },
];
const denied: readonly Case[] = [
  { option: "message", values: { message: "Welcome" }, policy: { personalMessage: "deny" } },
  { option: "cc", values: { cc: "kim@contoso.com" }, policy: { cc: "deny" } },
];

const posts = ({ directory }: FakeOutside) => directory.invited.length;
const optionsOf = ({ values }: Case) => ({ ...anInvitation().options, ...values }) as ReturnType<typeof anInvitation>["options"];

async function withoutApprovers(policy: Partial<Policy>): Promise<FakeOutside> {
  const outside = fakeOutside();
  outside.policy.change(policy);
  outside.directory.types.set(adele.id, "Member");
  return outside;
}

for (const one of restricted) {
  describe(`An invitation whose ${one.option} needs approval`, () => {
    it("asks the approvers, who read why", async () => {
      const outside = await aWorldWithApprovers(one.policy);
      const caution = { kind: "needs-approval", why: one.option, approvers: "Contoso Partners" } as const;
      assert.deepEqual(refusalOf(await ask(outside, [], one.values)), { kind: "to-confirm", cautions: [caution] });
      const asked = await ask(outside, ["needs-approval"], { ...one.values, justification });
      assert.ok(asked.kind === "awaiting-approval");
      assert.deepEqual([asked.invitation.approval?.why, asked.invitation.approval?.rule], [one.option, undefined]);
      assert.equal(posts(outside), 0);
    });

    it("is refused at the field where nobody can approve", async () => {
      const outside = await withoutApprovers(one.policy);
      assert.deepEqual(refusalOf(await ask(outside, [], one.values)), refusal(one.option, "nobody-approves"));
      assert.equal(posts(outside), 0);
    });

    it("goes out with the approval", async () => {
      const { outside, request } = await askedOutside({ options: optionsOf(one) }, { why: one.option });
      outside.policy.change(one.policy);
      assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
    });

    it("goes out by a retry only if it was approved", async () => {
      const decision = { kind: "approved", by: adele.id, name: adele.name, at: at("10:00") } as const;
      for (const approval of [undefined, anApproval({ why: one.option, decision })]) {
        const outside = await withoutApprovers(one.policy);
        const stored = failed("busy", { requester: adele, options: optionsOf(one), ...(approval && { approval }) });
        await keep(outside, stored);
        const outcome = await retryInvitation(outside.ports, { id: stored.id, by: adele, ssoToken: `sso:${adele.id}` });
        if (approval) assert.equal(outcome.kind, "invited");
        else assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "approval-needed", email: stored.email } });
      }
    });

    it("is explained", async () => {
      const outside = await aWorldWithApprovers(one.policy);
      outside.directory.add({ id: id(adele.id), mail: "adele@contoso.com", userType: "Member", userState: null });
      const page = one.values.redirectUrl;
      const supposed = { requester: "adele@contoso.com", email: "sam@fabrikam.com", inviteAs: "guest", home: "chat" } as const;
      const more = { ...(page && { page }), ...(one.values.cc && { cc: one.values.cc }), message: one.option === "message" };
      const outcome = await explainRequest(outside.ports, { ...supposed, ...more });
      assert.ok(outcome.kind === "explained");
      assert.deepEqual([outcome.fate.kind, outcome.explanation.options], ["asks", [{ option: one.option, verdict: "approve" }]]);
    });
  });
}

for (const one of denied) {
  describe(`An invitation whose ${one.option} is denied`, () => {
    it("is refused at the field, whether somebody could approve or not", async () => {
      for (const outside of [await aWorldWithApprovers(one.policy), await withoutApprovers(one.policy)]) {
        assert.deepEqual(refusalOf(await ask(outside, [], one.values)), refusal(one.option, "denied"));
        assert.equal(posts(outside), 0);
      }
    });

    it("isn't sent by an approval, which can take it out, nor may an approver add one", async () => {
      const { outside, request } = await askedOutside({ options: optionsOf(one) });
      outside.policy.change(one.policy);
      assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), {
        kind: "refused",
        refusal: refusal(one.option, "denied"),
      });
      const without = await approveInvitation(outside.ports, aDecision(request, { values: { [one.option]: "" } }));
      assert.equal(without.kind, "invited");
      const { outside: other, request: plain } = await askedOutside();
      other.policy.change(one.policy);
      const added = await approveInvitation(other.ports, aDecision(plain, { values: one.values }));
      assert.deepEqual([added, posts(other)], [{ kind: "refused", refusal: refusal(one.option, "denied") }, 0]);
    });
  });
}

describe("An invitation that lands on an IP address", () => {
  const page = "https://169.254.169.254/";

  it("is refused at the field before anything is stored", async () => {
    const outside = await aWorldWithApprovers({ redirectHosts: ["169.254.169.254"] });
    const outcome = await ask(outside, [], { redirectUrl: page });
    assert.deepEqual(outcome, { kind: "problems", problems: { redirectUrl: "redirect-unnamed" } });
    assert.deepEqual(outside.store.events(), []);
  });

  it("isn't sent by the approval of an older request, which ends", async () => {
    const { outside, request } = await askedOutside({ options: { ...anInvitation().options, redirectUrl: page } });
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.ok(outcome.kind === "failed" && outcome.invitation.state.kind === "failed");
    assert.deepEqual([outcome.invitation.state.reason, posts(outside)], ["option-refused", 0]);
  });
});

describe("An invitation with an address in copy", () => {
  const rules = [
    { name: "Partners", when: { partnerDomains: ["fabrikam.com"] }, verdict: "allow" },
    { name: "Rivals", when: { partnerDomains: ["wingtip.example"] }, verdict: "deny", say: "Not them." },
  ] as const;
  const copyTo = (cc: string) => ({ email: "sam@fabrikam.com", cc });

  for (const cc of ["x@wingtip.example", "mailto:X@Wingtip.Example", "Rival <x@wingtip.example>", "x@eu.wingtip.example"]) {
    it(`is denied to ${cc}, and names the address`, async () => {
      const outside = await aWorldWithApprovers({ rules });
      const found = refusalOf(await ask(outside, [], copyTo(cc)));
      assert.ok(found.kind === "policy-denied");
      assert.match(found.copy ?? "", /^x@(?:eu\.)?wingtip\.example$/i);
      assert.deepEqual([found.say, posts(outside)], ["Not them.", 0]);
    });
  }

  it("goes out with a copy to a colleague, where everything else is denied", async () => {
    const outside = await aWorldWithApprovers({ rules, otherwise: { verdict: "deny" } });
    assert.equal((await ask(outside, [], copyTo("kim@contoso.com"))).kind, "invited");
  });

  it("is asked about by the tenant's own list, too", async () => {
    const outside = await aWorldWithApprovers();
    outside.directory.domainPolicy = { kind: "only", domains: ["fabrikam.com"] };
    const expected = { kind: "domain-blocked", domain: "wingtip.example", copy: "x@wingtip.example" };
    assert.deepEqual(refusalOf(await ask(outside, [], copyTo("x@wingtip.example"))), expected);
    assert.equal((await ask(outside, [], copyTo("kim@contoso.com"))).kind, "invited");
  });

  it("asks approvers for the copy's sake, and they read that", async () => {
    const outside = await aWorldWithApprovers({ rules: [rules[0], { ...rules[1], verdict: "approve" }] });
    const asked = await ask(outside, ["needs-approval"], { ...copyTo("x@wingtip.example"), justification });
    assert.ok(asked.kind === "awaiting-approval");
    assert.deepEqual([asked.invitation.approval?.why, asked.invitation.approval?.rule], ["policy-copy", "Rivals"]);
  });
});
