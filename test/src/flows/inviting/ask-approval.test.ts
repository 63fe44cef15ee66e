import assert from "node:assert/strict";
import type { Policy } from "../../../../src/domain/policy/policy.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import {
  appMode,
  approvalsChannel as channel,
  ask,
  aWorldWithApprovers,
  justification,
  refusalOf,
} from "../../../build/a-world-with-approvers.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";

const adele = person();
const approveAll: Partial<Policy> = { otherwise: { verdict: "approve" } };

describe("A request that needs approval by the policy", () => {
  it("comes back first and says who decides, before anything is sent", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    const caution = { kind: "needs-approval", why: "policy", approvers: "Contoso Partners" } as const;
    assert.deepEqual(refusalOf(await ask(outside)), { kind: "to-confirm", cautions: [caution] });
    assert.deepEqual(outside.directory.invited, []);
    assert.equal(await outside.store.invitations.findOpen(id("sam@fabrikam.com")), undefined);
  });

  it("waits for approval after the confirmation, with all facts for the approvers, and sends nothing", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    outside.directory.add({ mail: "lee@fabrikam.com", userState: "Accepted" });
    const submission = aSubmission({ confirmed: ["needs-approval"], values: { justification: ` ${justification} `, message: "Welcome" } });
    const outcome = await requestInvitation(outside.ports, submission);
    assert.ok(outcome.kind === "awaiting-approval");
    assert.deepEqual(await outside.store.invitations.find(submission.id), outcome.invitation);
    const { state, approval, inviteAs, findings, options } = outcome.invitation;
    assert.deepEqual([state, inviteAs, options.message], [{ kind: "awaiting-approval", since: at("10:00") }, "approver", "Welcome"]);
    assert.deepEqual(findings, { notChecked: [], guestsOfDomain: 1 });
    assert.deepEqual(approval, {
      why: "policy",
      approvers: "team",
      approversName: "Contoso Partners",
      justification,
      askedAt: at("10:00"),
      channel,
      locale: "fr-FR",
      timeZone: "Europe/Paris",
      remarks: [],
      confirmed: ["needs-approval"],
      requesterMail: `${adele.id}@contoso.com`,
    });
    assert.deepEqual(outside.directory.invited, []);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: submission.id, what: "requested", by: adele.id },
      { at: at("10:00"), invitation: submission.id, what: "approval-asked", by: adele.id },
    ]);
    const jobs = outside.store.storedJobs().filter(({ task }) => task.kind !== "resolve-sending");
    assert.deepEqual(
      jobs.map(({ task: { kind }, due, key }) => [kind, due, key]),
      ["post-approval", "watch-approval", "update-card"].map((kind) => [kind, at("10:00"), `${kind}:${submission.id}`]),
    );
  });

  it("is decided by the approvers of the rule, and stores the rule", async () => {
    const outside = await aWorldWithApprovers({
      rules: [{ name: "banks", when: { partnerDomains: ["fabrikam.com"] }, verdict: "approve", approvers: "legal" }],
      approvers: [
        { name: "team", who: { kind: "team" } },
        { name: "legal", displayName: "Legal & Compliance", who: { kind: "people", people: [id("megan")] } },
      ],
    });
    const outcome = await ask(outside, ["needs-approval"], { justification });
    assert.ok(outcome.kind === "awaiting-approval");
    const { rule, approvers, approversName } = outcome.invitation.approval ?? {};
    assert.deepEqual([rule, approvers, approversName], ["banks", "legal", "Legal & Compliance"]);
    assert.equal(outside.store.events().at(-1)?.detail, "banks");
  });

  it("calls approvers who have no other name, and aren't the team, as the policy does", async () => {
    const legal = { name: "Legal", who: { kind: "people", people: [id("megan")] } } as const;
    const outside = await aWorldWithApprovers({ otherwise: { verdict: "approve", approvers: "Legal" }, approvers: [legal] });
    const refusal = refusalOf(await ask(outside));
    assert.deepEqual(refusal, { kind: "to-confirm", cautions: [{ kind: "needs-approval", why: "policy", approvers: "Legal" }] });
  });

  it("names approvers by the policy's word when Teams can't tell the team's name", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    outside.teams.failure = new Error("Teams is away");
    const refusal = refusalOf(await ask(outside));
    assert.deepEqual(refusal, { kind: "to-confirm", cautions: [{ kind: "needs-approval", why: "policy", approvers: "team" }] });
    assert.ok(outside.log.lines.some(({ code }) => code === "channel-not-described"));
  });

  it("is shown with everything else that there is to know, and asks for all of it at once", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    outside.directory.contacts.set("sam@fabrikam.com", "Sam");
    const refusal = refusalOf(await ask(outside, ["needs-approval"], { justification }));
    assert.ok(refusal.kind === "to-confirm");
    assert.deepEqual(
      refusal.cautions.map(({ kind }) => kind),
      ["contact-exists", "needs-approval"],
    );
    const outcome = await ask(outside, ["needs-approval", "contact-exists"], { justification });
    assert.ok(outcome.kind === "awaiting-approval");
    assert.deepEqual(outcome.invitation.approval?.confirmed, ["contact-exists", "needs-approval"]);
    const asked = { at: at("10:00"), invitation: outcome.invitation.id, by: adele.id };
    assert.deepEqual(outside.store.events().slice(-2), [
      { ...asked, what: "approval-asked" },
      { ...asked, what: "found", detail: "contact-exists" },
    ]);
  });

  it("passes a typing error on that the requester confirmed", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    const given = { justification, email: "sam@gmial.com" };
    const refusal = refusalOf(await ask(outside, ["needs-approval"], given));
    assert.deepEqual(refusal.kind === "to-confirm" && refusal.cautions.map(({ kind }) => kind), ["domain-mistyped", "needs-approval"]);
    const outcome = await ask(outside, ["needs-approval", "domain-mistyped"], given);
    assert.ok(outcome.kind === "awaiting-approval");
    assert.deepEqual(outcome.invitation.approval?.confirmed, ["domain-mistyped", "needs-approval"]);
  });

  it("keeps the personal message of a requester without a mailbox: an approver sends it", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    outside.directory.mailless.add(adele.id);
    const outcome = await ask(outside, ["needs-approval"], { justification, message: "Welcome" });
    assert.ok(outcome.kind === "awaiting-approval");
    assert.deepEqual([outcome.invitation.options.message, outcome.invitation.approval?.requesterMail], ["Welcome", undefined]);
  });

  for (const missing of [undefined, "", " \n\t "]) {
    it(`isn't stored without a justification: ${JSON.stringify(missing)}`, async () => {
      const outside = await aWorldWithApprovers(approveAll);
      const outcome = await ask(outside, ["needs-approval"], missing === undefined ? {} : { justification: missing });
      assert.deepEqual(outcome, { kind: "problems", problems: { justification: "justification-missing" } });
      assert.deepEqual(outside.store.events(), []);
    });
  }

  it("isn't stored with a message that is longer than approvers get to read, whatever else is missing", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    const long = { message: "m".repeat(501) };
    const problem = { message: "message-too-long-to-approve" };
    assert.deepEqual(await ask(outside, ["needs-approval"], { justification, ...long }), { kind: "problems", problems: problem });
    assert.deepEqual(await ask(outside, ["needs-approval"], long), {
      kind: "problems",
      problems: { justification: "justification-missing", ...problem },
    });
    assert.deepEqual(outside.store.events(), []);
    const padded = { message: `${"m".repeat(500)}${"\u200b\r\n".repeat(300)}` };
    const asked = await ask(outside, ["needs-approval"], { justification, ...padded });
    assert.ok(asked.kind === "awaiting-approval");
    assert.equal(asked.invitation.options.message, "m".repeat(500));
  });

  it("is offered first, with a message of any length", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    assert.equal(refusalOf(await ask(outside, [], { message: "m".repeat(2_000) })).kind, "to-confirm");
  });

  it("isn't stored with a justification that is too long", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    const outcome = await ask(outside, ["needs-approval"], { justification: "x".repeat(501) });
    assert.deepEqual(outcome, { kind: "problems", problems: { justification: "justification-too-long" } });
    assert.equal((await ask(outside, ["needs-approval"], { justification: "x".repeat(500) })).kind, "awaiting-approval");
  });

  it("keeps its address: another requester of the same partner follows it", async () => {
    const outside = await aWorldWithApprovers(approveAll);
    await ask(outside, ["needs-approval"], { justification });
    const diego = person({ name: "Diego Siciliani" });
    const refusal = refusalOf(await requestInvitation(outside.ports, aSubmission({ by: diego })));
    assert.ok(refusal.kind === "already-invited");
    assert.deepEqual([refusal.following, refusal.invitation.state.kind], [true, "awaiting-approval"]);
  });

  it("promises the app's name where the app invites, as Microsoft's mail will name it", async () => {
    const outside = appMode(await aWorldWithApprovers(approveAll));
    const outcome = await ask(outside, ["needs-approval"], { justification });
    assert.ok(outcome.kind === "awaiting-approval");
    assert.deepEqual([outcome.invitation.inviteAs, outcome.invitation.findings.mail?.inviter], ["app", "Contoso"]);
  });

  for (const asks of [{ why: "policy", approvers: "Contoso Partners" } as const, undefined]) {
    it(`goes out where the policy allows it now, although the form ${asks ? "named" : "didn't name"} approvers`, async () => {
      const outside = await aWorldWithApprovers();
      const outcome = await ask(outside, ["needs-approval"], { justification }, asks);
      assert.ok(outcome.kind === "invited");
      assert.equal(outcome.invitation.approval, undefined);
    });
  }

  it("comes back again when other approvers than the named ones would decide now", async () => {
    const legal = { name: "legal", displayName: "Legal & Compliance", who: { kind: "people", people: [id("megan")] } } as const;
    const outside = await aWorldWithApprovers({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [legal] });
    const asked = async (approvers: string) => ask(outside, ["needs-approval"], { justification }, { why: "policy", approvers });
    const caution = { kind: "needs-approval", why: "policy", approvers: "Legal & Compliance" } as const;
    assert.deepEqual(refusalOf(await asked("Contoso Partners")), { kind: "to-confirm", cautions: [caution] });
    assert.equal((await asked("Legal & Compliance")).kind, "awaiting-approval");
  });
});

describe("A request that can't be asked about", () => {
  it("ends with the rule's own words when the policy is against it", async () => {
    const say = { en: "Ask procurement first.", fr: "Adressez-vous d'abord aux achats." };
    const outside = await aWorldWithApprovers({
      rules: [{ name: "no", when: { partnerDomains: ["fabrikam.com"] }, verdict: "deny", say }],
    });
    assert.deepEqual(refusalOf(await ask(outside, ["needs-approval"], { justification })), {
      kind: "policy-denied",
      say,
      unchecked: false,
    });
    assert.deepEqual(outside.directory.invited, []);
  });

  for (const byAdmin of [false, true]) {
    it(`says that no channel was chosen${byAdmin ? ", to an administrator that they can" : ""}, and warns in the log`, async () => {
      const outside = await aWorldWithApprovers(approveAll);
      await outside.ports.settings.forgetApprovalsPlace();
      if (byAdmin) outside.membership.roles.set(adele.id, ["user-administrator"]);
      const submission = aSubmission();
      const outcome = await requestInvitation(outside.ports, submission);
      assert.deepEqual(refusalOf(outcome), { kind: "no-approvals-channel", why: "policy", byAdmin });
      assert.deepEqual(outside.log.lines[0], {
        level: "warn",
        code: "no-approvals-channel",
        invitation: submission.id,
        person: adele.id,
        why: "policy",
      });
    });
  }

  it("is refused at the requester's limit of open ones", async () => {
    const outside = await aWorldWithApprovers({ ...approveAll, caps: { pending: 1 } });
    assert.equal((await ask(outside, ["needs-approval"], { justification })).kind, "awaiting-approval");
    const second = await ask(outside, ["needs-approval"], { justification, email: "lee@fabrikam.com" });
    assert.deepEqual(refusalOf(second), { kind: "cap-reached", cap: "pending", limit: 1 });
  });

  it("is refused at the requester's limit of mails", async () => {
    const outside = await aWorldWithApprovers({ caps: { perDay: 1 } });
    assert.equal((await ask(outside, [])).kind, "invited");
    outside.policy.change(approveAll);
    const second = await ask(outside, ["needs-approval"], { justification, email: "lee@fabrikam.com" });
    assert.deepEqual(refusalOf(second), { kind: "cap-reached", cap: "per-day", limit: 1 });
  });

  it("lets no two requests at the same time get past a limit", async () => {
    const outside = await aWorldWithApprovers({ caps: { pending: 1 } });
    const outcomes = await Promise.all(["lee", "sam", "kim"].map((name) => ask(outside, [], { email: `${name}@fabrikam.com` })));
    const kinds = outcomes.map((outcome) => (outcome.kind === "refused" ? outcome.refusal : outcome.kind));
    const full = { kind: "cap-reached", cap: "pending", limit: 1 };
    assert.deepEqual(kinds, ["invited", full, full]);
    assert.equal(outside.directory.invited.length, 1);
  });
});
