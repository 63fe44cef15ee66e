import assert from "node:assert/strict";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { adele, aDecision, diego, megan } from "../../../build/a-decision.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { askedOfApp, askedOutside } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";
import type { FailureReason } from "../../../../src/domain/failure.ts";
import { everybodyThere } from "../../../../src/domain/policy/policy.ts";
import { invited } from "../../../build/in-state.ts";

const said = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);
const posts = ({ directory }: FakeOutside) => directory.invited.length;

describe("approveInvitation", () => {
  it("sends the request in the approver's name, with the requester as the sponsor", async () => {
    const { outside, request } = await askedOutside({ findings: { notChecked: [], guestsOfDomain: 3 } });
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    const [guestId] = outside.directory.users.keys();
    assert.ok(guestId);
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: megan.name };
    const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") };
    const after = {
      ...request,
      version: 3,
      state: { kind: "invited", since: at("10:00"), guestId },
      findings: { notChecked: [], mail, guestsOfDomain: 3 },
      approval: { ...request.approval, decision },
      postedAfter: at("10:00"),
    };
    assert.deepEqual(outcome, { kind: "invited", invitation: after });
    assert.deepEqual(await outside.store.invitations.find(request.id), after);
    const actor = { kind: "person", id: megan.id, accessToken: `graph:${megan.id}` };
    const { options, email } = request;
    assert.deepEqual(outside.directory.invited, [{ actor, request: { ...options, email, sponsor: adele.id } }]);
    assert.deepEqual(said(outside), [
      ["approved", megan.id, undefined],
      ["sent", megan.id, undefined],
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "resolve-sending", invitation: request.id, due: at("10:00:35") },
      { kind: "update-card", invitation: request.id, due: at("10:00") },
      { kind: "check-guest", invitation: request.id, due: at("10:00") },
      { kind: "send-notice", invitation: request.id, notice: "approved", due: at("10:00") },
    ]);
  });

  it("notifies the requester when it fails for another reason, and keeps the decision", async () => {
    const { outside, request } = await askedOutside();
    outside.directory.nextInvite = { kind: "refused", reason: "tenant-blocked" };
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.ok(outcome.kind === "failed");
    assert.equal(outcome.invitation.approval?.decision?.by, megan.id);
    await runDueJobs(outside.ports);
    const notices = outside.notifier.said.map(({ what, state }) => [what, state]);
    assert.deepEqual(notices, [
      ["edit", "failed"],
      ["failed", "failed"],
    ]);
  });

  it("asks Graph twice, one after the other, once the token is there", async () => {
    const { outside, request } = await askedOutside();
    outside.policy.change({ approvers: [{ name: "team", who: { kind: "group", group: "g" } }] });
    outside.membership.groups.set("g", [{ id: megan.id, name: megan.name }]);
    const waves: string[][] = [];
    let under = 0;
    const ports = aroundPorts(outside.ports, async (call, name) => {
      const isKept = name === "directory.typeOf"; // since they were let in
      if (!name.startsWith("directory.") || isKept) return call();
      if (under === 0) waves.push([]);
      under += 1;
      waves.at(-1)?.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      return call().finally(() => (under -= 1));
    });
    assert.equal((await approveInvitation(ports, aDecision(request))).kind, "invited");
    assert.deepEqual(waves, [["directory.preflight"], ["directory.invite"]]);
  });

  it("goes out when the invitation changed in between without a decision", async () => {
    const { outside, request } = await askedOutside();
    const { directory, ports } = outside;
    const remark = { kind: "question", by: diego.id, name: diego.name, at: at("10:00"), text: "Until when?" } as const;
    const preflight = directory.preflight.bind(directory);
    directory.preflight = async (...given) => {
      await keep(outside, { ...request, version: 2, approval: anApproval({ remarks: [remark] }) });
      return preflight(...given);
    };
    const outcome = await approveInvitation(ports, aDecision(request));
    assert.ok(outcome.kind === "invited");
    assert.deepEqual([outcome.invitation.version, outcome.invitation.approval?.remarks], [4, [remark]]);
  });

  describe("where the app posts", () => {
    it("sends as the app, with the requester as the sponsor", async () => {
      const { outside, request } = await askedOfApp();
      const outcome = await approveInvitation(outside.ports, aDecision(request));
      assert.ok(outcome.kind === "invited");
      assert.equal(outcome.invitation.findings.mail?.inviter, "Contoso");
      const posted = outside.directory.invited.map(({ actor, request: { sponsor } }) => [actor, sponsor]);
      assert.deepEqual(posted, [[{ kind: "app" }, adele.id]]);
    });

    for (const [who, inviters, may] of [
      ["the requester", [adele], true],
      ["the approver", [megan], true],
      ["another approver", [diego], false],
      ["nobody", [], false],
    ] as const) {
      it(`sends when the tenant lets ${who} invite: ${may}`, async () => {
        const { outside, request } = await askedOfApp();
        outside.membership.policy = "adminsAndGuestInviters";
        for (const one of inviters) outside.membership.roles.set(one.id, ["guest-inviter"]);
        const outcome = await approveInvitation(outside.ports, aDecision(request));
        assert.deepEqual([outcome.kind, posts(outside)], may ? ["invited", 1] : ["nobody-may-send", 0]);
        if (!may) assert.deepEqual(await outside.store.invitations.find(request.id), request);
      });
    }
  });

  it("returns the decision of another approver who was first, not that nobody may send it", async () => {
    const { outside, request } = await askedOfApp();
    outside.membership.policy = "adminsAndGuestInviters";
    const decision = { kind: "rejected", by: diego.id, name: diego.name, at: at("10:00"), reason: "No." } as const;
    const rejected = {
      ...request,
      version: 2,
      state: { kind: "rejected", since: at("10:00") },
      approval: anApproval({ decision }),
    } as const;
    const preflight = outside.directory.preflight.bind(outside.directory);
    outside.directory.preflight = async (...given) => {
      await keep(outside, rejected);
      return preflight(...given);
    };
    assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), { kind: "already-decided", invitation: rejected });
  });

  for (const [where, inWorld] of [
    ["approvers send", askedOutside],
    ["the app posts", askedOfApp],
  ] as const) {
    it(`doesn't invite a member because the approver is an administrator, where ${where}`, async () => {
      const member = { redirectUrl: "https://contoso.com/", sendMail: true, userType: "Member" } as const;
      const { outside, request } = await inWorld({ options: member });
      outside.identity.roles.set(megan.id, ["global-administrator"]);
      outside.directory.roles.set(megan.id, ["global-administrator"]);
      outside.directory.hidden.add("requester");
      const outcome = await approveInvitation(outside.ports, aDecision(request));
      assert.deepEqual([outcome, posts(outside)], [{ kind: "refused", refusal: { kind: "member-not-allowed" } }, 0]);
    });
  }

  describe("when Entra or Graph requires more from the approver", () => {
    it("tells only them, and leaves the request unchanged", async () => {
      const { outside, request } = await askedOutside();
      outside.identity.exchange = { kind: "consent-needed" };
      const grantUrl = "https://login.example/tenant/adminconsent?client_id=app";
      const consent = { kind: "refused", refusal: { kind: "consent-needed", grantUrl } };
      assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), consent);
      outside.identity.exchange = { kind: "strong-auth-needed" };
      const signInUrl = `https://guestlist.example/sign-in?ticket=${megan.id}:any`;
      const strong = { kind: "refused", refusal: { kind: "strong-auth-needed", signInUrl } };
      assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), strong);
      outside.identity.exchange = undefined;
      outside.directory.preflight = async () => Promise.reject(new GuestlistError("sign-in-challenged", "claims"));
      assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), strong);
      assert.deepEqual([await outside.store.invitations.find(request.id), said(outside)], [request, []]);
    });

    for (const reason of ["invitations-not-allowed", "permission-missing", "quota-reached", "strong-auth-needed"] as const) {
      it(`is open again when Graph answers ${reason}, and another approver sends it`, async () => {
        const { outside, request } = await askedOutside();
        outside.directory.nextInvite = { kind: "refused", reason };
        const outcome = await approveInvitation(outside.ports, aDecision(request));
        const problem = { by: megan.id, name: megan.name, at: at("10:00"), reason };
        assert.ok(outcome.kind === "reopened");
        assert.deepEqual(outcome.invitation.approval, { ...request.approval, problem });
        assert.deepEqual(said(outside), [
          ["approved", megan.id, undefined],
          ["reopened", undefined, reason],
        ]);
        const made = jobsIn(outside).slice(-4);
        assert.deepEqual(made, [
          { kind: "send-notice", invitation: request.id, notice: "failed", due: at("10:00") },
          { kind: "post-approval", invitation: request.id, due: at("10:00") },
          { kind: "tell-approvers", invitation: request.id, what: "reopened", due: at("10:00") },
          { kind: "watch-approval", invitation: request.id, due: at("10:00") },
        ]);
        await runDueJobs(outside.ports);
        assert.deepEqual(
          outside.notifier.said.map(({ what }) => what),
          ["edit"],
        );
        assert.equal((await approveInvitation(outside.ports, aDecision(request, { by: diego }))).kind, "invited");
        assert.equal(outside.directory.users.size, 1);
      });
    }
  });

  it("doesn't know a request that isn't there", async () => {
    const { outside } = await askedOutside();
    assert.deepEqual(await approveInvitation(outside.ports, aDecision({ id: id("44444444-4444-4444-8444-444444444444") })), {
      kind: "unknown-invitation",
    });
  });
});

describe("approveInvitation, when facts have changed since the request", () => {
  const endings: readonly (readonly [string, FailureReason, (outside: FakeOutside) => unknown])[] = [
    ["the partner has accepted elsewhere", "guest-accepted", ({ directory }) => directory.add({ userState: "Accepted" })],
    ["the partner is an employee", "employee", ({ directory }) => directory.add({ userType: "Member", userState: null })],
    ["the requester is a guest", "requester-is-guest", ({ directory }) => directory.types.set(adele.id, "Guest")],
    ["the policy denies it", "policy-denied", ({ policy }) => policy.change({ otherwise: { verdict: "deny" } })],
    [
      "another invitation has the guest",
      "already-in-directory",
      async (outside) => {
        const guest = outside.directory.add({ otherAddresses: ["kim@fabrikam.com"] });
        await keep(outside, invited({ email: "kim@fabrikam.com" }, guest.id));
      },
    ],
  ];
  for (const [what, reason, change] of endings) {
    it(`ends as failed because ${what}, and notifies the requester`, async () => {
      const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
      await change(outside);
      const outcome = await approveInvitation(outside.ports, aDecision(request));
      assert.ok(outcome.kind === "failed" && outcome.invitation.state.kind === "failed");
      const { approval, state } = outcome.invitation;
      assert.deepEqual([state.reason, approval, posts(outside)], [reason, request.approval, 0]);
      assert.deepEqual(said(outside), [["failed", megan.id, reason]]);
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-card", invitation: request.id, due: at("10:00") },
        { kind: "send-notice", invitation: request.id, notice: "failed", due: at("10:00") },
      ]);
    });
  }

  it("waits for the approvers that the policy requires now; a person in both sets may approve", async () => {
    const { outside, request } = await askedOutside();
    const legal = { name: "legal", displayName: "Legal & Compliance", who: { kind: "people", people: [diego.id] } } as const;
    outside.policy.change({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal] });
    const told = { ...request.approval, approvers: "legal", approversName: "Legal & Compliance" };
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "not-approver", invitation: { ...request, approval: told } });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
    assert.deepEqual(said(outside), [["decision-refused", megan.id, "not-approver"]]);
    assert.equal((await approveInvitation(outside.ports, aDecision(request, { by: diego }))).kind, "invited");
  });

  it("accepts the approval of the set that it was escalated to, although the policy requires others now", async () => {
    const { outside, request } = await askedOutside({}, { escalatedAt: at("10:00"), escalatedTo: "management" });
    const management = { name: "management", who: { kind: "people", people: [megan.id] } } as const;
    const legal = { name: "legal", who: { kind: "people", people: [diego.id] } } as const;
    outside.policy.change({ otherwise: { verdict: "approve", approvers: "legal" }, approvers: [everybodyThere, legal, management] });
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("stays open while a hidden fact makes the policy deny it", async () => {
    const { outside, request } = await askedOutside();
    outside.policy.change({ rules: [{ name: "no", when: { requesterGroups: ["interns"] }, verdict: "deny" }] });
    outside.membership.groupsHidden = true;
    const refusal = { kind: "policy-denied", unchecked: true };
    assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), { kind: "refused", refusal });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside), said(outside)], [request, 0, []]);
    outside.membership.groupsHidden = false;
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("stays open while the partner's domain is blocked", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    outside.directory.domainPolicy = { kind: "all-but", domains: ["fabrikam.com"] };
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "domain-blocked", domain: "fabrikam.com" } });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
  });

  it("shows the approver new cautions, and sends after their confirmation", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    const { mail: name, userStateSince: since } = outside.directory.add();
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(outcome, { kind: "to-confirm", invitation: request, cautions: [{ kind: "guest-pending", name, since }] });
    assert.deepEqual([await outside.store.invitations.find(request.id), posts(outside)], [request, 0]);
    const sent = await approveInvitation(outside.ports, aDecision(request, { confirmed: ["guest-pending"] }));
    assert.ok(sent.kind === "invited" && !sent.invitation.createdGuest);
  });

  it("doesn't show cautions that the requester has confirmed", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" }, { confirmed: ["guest-pending", "needs-approval"] });
    outside.directory.add();
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
  });

  it("asks for confirmation when another identity than the promised one would send it, until the approver has read that", async () => {
    const { outside, request } = await askedOutside({ inviteAs: "app" });
    const first = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(first, {
      kind: "to-confirm",
      cautions: [{ kind: "sent-by-approver", untilNow: { kind: "app" } }],
      invitation: request,
    });
    assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), first);
    assert.equal(posts(outside), 0);
    const second = await approveInvitation(outside.ports, aDecision(request, { confirmed: ["sent-by-approver"] }));
    assert.deepEqual([second.kind, second.kind === "invited" && second.invitation.inviteAs], ["invited", "approver"]);
  });

  it("asks for confirmation when the app would send it", async () => {
    const { outside, request } = await askedOfApp({ inviteAs: "approver" });
    const first = await approveInvitation(outside.ports, aDecision(request));
    assert.deepEqual(first, {
      kind: "to-confirm",
      cautions: [{ kind: "sent-by-app", untilNow: { kind: "approver" } }],
      invitation: request,
    });
    const second = await approveInvitation(outside.ports, aDecision(request, { confirmed: ["sent-by-app"] }));
    assert.deepEqual([second.kind, second.kind === "invited" && second.invitation.inviteAs], ["invited", "app"]);
  });
});
