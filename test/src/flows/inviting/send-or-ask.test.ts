import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { appMode, ask, aWorldWithApprovers, justification, refusalOf } from "../../../build/a-world-with-approvers.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();

describe("A request for an address that another open invitation holds", () => {
  async function held(): Promise<{ outside: FakeOutside; other: Invitation }> {
    const outside = await aWorldWithApprovers();
    const other = invited({ email: "sam@fabrikam.com", requester: person({ name: "Diego Siciliani" }) });
    await keep(outside, other);
    return { outside, other };
  }

  it("joins that one, whatever the requester may do themselves", async () => {
    for (const mode of ["user", "app"] as const) {
      const { outside: world, other } = await held();
      const outside = mode === "app" ? appMode(world) : world;
      outside.membership.policy = "none";
      outside.policy.change({ otherwise: { verdict: "approve" }, caps: { perDay: 0 } });
      assert.deepEqual(refusalOf(await ask(outside)), { kind: "already-invited", invitation: other, following: true });
      assert.deepEqual([outside.directory.invited, await outside.store.invitations.findOpen(other.emailKey)], [[], other]);
    }
  });

  it("joins that one even where the policy denies, and while neither Entra nor Graph answers", async () => {
    const { outside, other } = await held();
    outside.policy.change({ otherwise: { verdict: "deny" } });
    outside.identity.signIn = async () => {
      throw new GuestlistError("directory-unavailable", "Entra is down");
    };
    outside.directory.preflight = async () => {
      throw new GuestlistError("directory-unavailable", "Graph is down");
    };
    assert.deepEqual(refusalOf(await ask(outside)), { kind: "already-invited", invitation: other, following: true });
    const [follower] = await outside.store.followers.of(other.id);
    assert.equal(follower?.person.id, adele.id);
  });

  it("goes out when that one ends before it can be followed", async () => {
    const { outside, other } = await held();
    const { invitations } = outside.ports;
    const findOpen = invitations.findOpen.bind(invitations);
    invitations.findOpen = async (key) => {
      invitations.findOpen = findOpen;
      await keep(outside, { ...other, version: 2, state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } });
      return findOpen(key);
    };
    assert.equal((await ask(outside)).kind, "invited");
  });
});

describe("A request for a user who needs no invitation", () => {
  it("names the team of the form if they are in it: nobody needs to add them", async () => {
    const outside = await aWorldWithApprovers();
    const user = outside.directory.add({ mail: "sam@fabrikam.com", userState: "Accepted" });
    outside.teams.places.push({ groupId: "group", teamName: "Sales", channelId: "19:sales@thread.tacv2", channelName: "General" });
    const teamOf = async () => {
      const submission = aSubmission({ home: { conversation: id("19:sales@thread.tacv2;messageid=1"), card: id("2") } });
      const refusal = refusalOf(await requestInvitation(outside.ports, submission));
      return "user" in refusal ? refusal.team : assert.fail(refusal.kind);
    };
    assert.equal(await teamOf(), undefined);
    outside.teams.guests.set(user.id, { teamsId: "29:sam", name: "Sam" });
    assert.equal(await teamOf(), "Sales");
  });
});

describe("A requester who may not invite in the tenant", () => {
  const notAllowed = { kind: "needs-approval", why: "not-allowed", approvers: "Contoso Partners" } as const;

  for (const mode of ["user", "app"] as const) {
    it(`is told that others can, where ${mode === "app" ? "the app" : "people"} would post`, async () => {
      const world = await aWorldWithApprovers();
      const outside = mode === "app" ? appMode(world) : world;
      outside.membership.policy = "adminsAndGuestInviters";
      assert.deepEqual(refusalOf(await ask(outside)), { kind: "to-confirm", cautions: [notAllowed] });
      const outcome = await ask(outside, ["needs-approval"], { justification });
      assert.ok(outcome.kind === "awaiting-approval");
      assert.deepEqual([outcome.invitation.approval?.why, outside.directory.invited], ["not-allowed", []]);
    });

    it(`learns that nobody may, not even administrators, where ${mode === "app" ? "the app" : "people"} would post`, async () => {
      const world = await aWorldWithApprovers();
      const outside = mode === "app" ? appMode(world) : world;
      outside.membership.policy = "none";
      assert.deepEqual(refusalOf(await ask(outside, ["needs-approval"], { justification })), { kind: "invitations-not-allowed" });
    });
  }

  it("invites at once with the role that the tenant requires", async () => {
    const outside = await aWorldWithApprovers();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.directory.roles.set(adele.id, ["guest-inviter"]);
    assert.equal((await ask(outside)).kind, "invited");
  });

  it("may ask for a member with a role that only the app could read", async () => {
    const outside = appMode(await aWorldWithApprovers());
    outside.membership.policy = "adminsAndGuestInviters";
    outside.membership.roles.set(adele.id, ["user-administrator"]);
    outside.directory.hidden.add("requester");
    assert.equal((await ask(outside, [], { userType: "Member" })).kind, "invited");
  });

  it("is told so, too, as a guest where only members invite", async () => {
    const outside = await aWorldWithApprovers({ users: { guests: true, groups: [] } });
    outside.identity.guests.add(adele.id);
    outside.membership.policy = "adminsGuestInvitersAndAllMembers";
    assert.deepEqual(refusalOf(await ask(outside)), { kind: "to-confirm", cautions: [notAllowed] });
  });

  it("leaves it to Graph what other roles may", async () => {
    const outside = await aWorldWithApprovers();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.directory.roles.set(adele.id, ["directory-writers"]);
    assert.equal((await ask(outside)).kind, "invited");
  });

  it("leaves it to Graph when roles can't be read, unless the token has them", async () => {
    const outside = await aWorldWithApprovers();
    outside.membership.policy = "adminsAndGuestInviters";
    outside.directory.hidden.add("requester");
    assert.equal((await ask(outside)).kind, "invited");
    outside.identity.roles.set(adele.id, []);
    assert.deepEqual(refusalOf(await ask(outside, [], { email: "lee@fabrikam.com" })), { kind: "to-confirm", cautions: [notAllowed] });
  });

  describe("as only Graph can tell", () => {
    async function aHiddenPolicy(): Promise<FakeOutside> {
      const outside = await aWorldWithApprovers();
      outside.membership.policy = "not-checked";
      outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
      return outside;
    }

    it("gets the form back, which no edit of the living card overwrites", async () => {
      const outside = await aHiddenPolicy();
      assert.deepEqual(refusalOf(await ask(outside)), { kind: "to-confirm", cautions: [notAllowed] });
      assert.equal(outside.directory.invited.length, 1);
      assert.deepEqual(
        outside.store.storedJobs().map(({ task }) => task.kind),
        ["resolve-sending"],
      );
    });

    it("has others asked by the next press, without a second try", async () => {
      const outside = await aHiddenPolicy();
      await ask(outside);
      const asks = { why: "not-allowed", approvers: "Contoso Partners" } as const;
      const outcome = await ask(outside, ["needs-approval"], { justification }, asks);
      assert.deepEqual(outcome.kind === "awaiting-approval" && outcome.invitation.approval?.why, "not-allowed");
      assert.equal(outside.directory.invited.length, 1);
    });

    it("learns from the living card when it is the app that Graph refuses: no approver could change that", async () => {
      const outside = appMode(await aWorldWithApprovers());
      outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
      assert.equal((await ask(outside)).kind, "failed");
      assert.ok(outside.store.storedJobs().some(({ task }) => task.kind === "update-card"));
    });

    it("learns of any other refusal of Graph's from the living card", async () => {
      const outside = await aHiddenPolicy();
      outside.directory.nextInvite = { kind: "refused", reason: "quota-reached" };
      const outcome = await ask(outside);
      assert.ok(outcome.kind === "failed" && outcome.invitation.state.kind === "failed");
      assert.equal(outcome.invitation.state.reason, "quota-reached");
      assert.ok(outside.store.storedJobs().some(({ task }) => task.kind === "update-card"));
    });

    it("is told that nobody can approve while there is no channel", async () => {
      const outside = await aHiddenPolicy();
      await outside.ports.settings.forgetApprovalsPlace();
      assert.deepEqual(refusalOf(await ask(outside)), { kind: "no-approvals-channel", why: "not-allowed", byAdmin: false });
    });

    it("isn't asked for when the tenant's policy can't be read for now", async () => {
      const outside = await aWorldWithApprovers();
      outside.membership.invitePolicy = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
      assert.equal((await ask(outside)).kind, "invited");
      assert.ok(outside.log.lines.some(({ code }) => code === "invite-policy-not-read"));
      outside.membership.invitePolicy = async () => Promise.reject(new TypeError("a mistake of ours"));
      await assert.rejects(ask(outside, [], { email: "lee@fabrikam.com" }), TypeError);
    });
  });
});

describe("A request while Microsoft is too busy", () => {
  const until = at("10:10");
  const wait = new GuestlistError("throttled", "wait", { status: 429, retryAfter: 600 });
  const busy = async () => Promise.reject(wait);
  const faults: Readonly<Record<string, (outside: FakeOutside) => void>> = {
    "to sign the requester in": ({ identity }) => (identity.signIn = busy),
    "to read the directory": ({ directory }) => (directory.preflight = busy),
    "to take the invitation": ({ directory }) => (directory.nextInvite = wait),
  };
  for (const [what, happen] of Object.entries(faults)) {
    it(`returns the form with the time when it will work: ${what}`, async () => {
      const outside = await aWorldWithApprovers();
      happen(outside);
      assert.deepEqual(refusalOf(await ask(outside)), { kind: "busy", until });
      const isTried = outside.directory.invited.length > 0;
      const happened = outside.store.events().map(({ what: event, detail }) => detail ?? event);
      assert.deepEqual(happened, isTried ? ["requested", "sending", "busy"] : []);
      assert.deepEqual(
        jobsIn(outside).map((job) => Object(job).kind),
        isTried ? ["resolve-sending"] : [],
      );
    });
  }
});
