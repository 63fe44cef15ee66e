import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { sendQueued } from "../../../../src/flows/inviting/send-queued.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { aPost } from "../../../build/a-post.ts";
import { aUser } from "../../../build/a-user.ts";
import { at, id } from "../../../build/ids.ts";
import { queued } from "../../../build/queued.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { appWorld, keepPosts, stop } from "../../../fakes/app-world.ts";
import type { AppWorld } from "../../../fakes/app-world.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { jobsIn, stateIn } from "../../../fakes/kept-in.ts";

const done = { kind: "done" } as const;

/** Its place in the ledger, due now unless given otherwise. */
const place = ({ id: invitation, requester }: Invitation, time = at("10:00")) =>
  ({ id: id(`post-${invitation}`), invitation, person: requester.id, at: time, standing: "planned" }) as const;

async function waiting(given: Partial<Omit<Invitation, "state">> = {}, goesOutAt = at("10:00")) {
  const invitation = queued(given, goesOutAt);
  const world = await appWorld(invitation);
  await keepPosts(world, [place(invitation, goesOutAt)]);
  return { world, invitation, run: () => sendQueued(world.ports, invitation.id) };
}

const posted = ({ directory }: AppWorld) => directory.invited.map(({ actor, request }) => [actor.kind, request.email]);
const standings = async ({ ports }: AppWorld) => (await ports.posts.read()).posts.map(({ standing }) => standing).toSorted();
const notices = (world: AppWorld) => jobsIn(world).filter((job) => "notice" in job).length;

describe("sendQueued", () => {
  it("sends it as the app when its time has come, with the place that it had", async () => {
    const { world, invitation, run } = await waiting();
    assert.deepEqual(await run(), done);
    assert.equal((await stateIn(world, invitation))?.kind, "invited");
    assert.deepEqual([posted(world), await standings(world)], [[["app", invitation.email]], ["sent"]]);
  });

  it("is safe to run twice: one POST", async () => {
    const { world, run } = await waiting();
    await Promise.all([run(), run()]);
    await run();
    assert.equal(posted(world).length, 1);
  });

  it("waits for its time", async () => {
    const { world, run } = await waiting({}, at("10:05"));
    assert.deepEqual(await run(), { kind: "again", at: at("10:05") });
    assert.deepEqual([posted(world), jobsIn(world)], [[], []]);
  });

  it("keeps the pace after a long pause: each that can't go out now gets another time of its own, and its card says so", async () => {
    const invitations = Array.from({ length: 4 }, (_, index) => queued({}, at(`09:0${index}`)));
    const world = await appWorld(...invitations);
    world.policy.change({ pace: { ...defaultPace, tenant: { atOnce: 2, thenEvery: 60 } } });
    await keepPosts(
      world,
      invitations.map((each, index) => place(each, at(`09:0${index}`))),
    );
    const outcomes = [];
    for (const each of invitations) outcomes.push(await sendQueued(world.ports, each.id));
    const later = [at("10:01"), at("10:02")].map((moment) => ({ kind: "again", at: moment }));
    assert.deepEqual([outcomes, posted(world).length], [[done, done, ...later], 2]);
    const [, , third] = invitations;
    assert.ok(third);
    const state = await stateIn(world, third);
    assert.deepEqual(state, { kind: "queued", since: at("09:00"), goesOutAt: at("10:01"), confirmed: [] });
    assert.ok(
      jobsIn(world).some((job) => "invitation" in job && job.invitation === third.id && "kind" in job && job.kind === "update-card"),
    );
  });

  it("waits while Microsoft has stopped everything, and asks Graph nothing", async () => {
    const { world, invitation, run } = await waiting();
    await stop(world);
    assert.deepEqual(await run(), { kind: "again", at: at("10:10") });
    assert.deepEqual(await stateIn(world, invitation), { kind: "queued", since: at("09:00"), confirmed: [] });
    assert.deepEqual([posted(world), await standings(world)], [[], ["planned"]]);
  });

  it("takes a place in the ledger when it got lost, so that a trial finds it", async () => {
    const invitation = queued();
    const world = await appWorld(invitation);
    await stop(world);
    await sendQueued(world.ports, invitation.id);
    assert.deepEqual(await standings(world), ["planned"]);
  });

  it("goes out as an administrator's trial, and opens everything", async () => {
    const { world, invitation, run } = await waiting();
    const trial = { by: id("megan"), at: at("09:59"), invitation: invitation.id } as const;
    await keepPosts(world, [], { kind: "stopped", since: at("09:00"), trial });
    assert.deepEqual(await run(), done);
    assert.equal((await stateIn(world, invitation))?.kind, "invited");
    assert.equal((await world.ports.posts.read()).gate.kind, "open");
  });

  it("waits on when Microsoft still refuses the trial", async () => {
    const { world, invitation, run } = await waiting();
    const trial = { by: id("megan"), name: "Megan", at: at("09:59"), invitation: invitation.id } as const;
    await keepPosts(world, [], { kind: "stopped", since: at("09:00"), remoteId: "request-1", trial });
    world.directory.nextInvite = { kind: "refused", reason: "tenant-blocked", remoteId: "request-2" };
    assert.deepEqual(await run(), done);
    assert.deepEqual(await stateIn(world, invitation), { kind: "queued", since: at("10:00"), confirmed: [] });
    const tried = { by: "megan", name: "Megan", at: at("10:00"), answer: "blocked", remoteId: "request-2" };
    assert.deepEqual((await world.ports.posts.read()).gate, { kind: "stopped", since: at("09:00"), remoteId: "request-1", tried });
    assert.deepEqual([await standings(world), notices(world)], [["blocked", "planned"], 0]);
  });

  it("stays closed when the process dies during the trial, and never posts it twice", async () => {
    for (const when of ["before", "after"] as const) {
      for (let call = 0; ; call += 1) {
        const { world, invitation } = await waiting();
        const trial = { by: id("megan"), at: at("09:59"), invitation: invitation.id } as const;
        await keepPosts(world, [], { kind: "stopped", since: at("09:00"), trial });
        const died = await diesIn(world.ports, { call, when }, (ports) => sendQueued(ports, invitation.id));
        if (!died) break;
        await sendQueued(world.ports, invitation.id);
        await sendQueued(world.ports, invitation.id);
        const { gate } = await world.ports.posts.read();
        assert.ok(posted(world).length <= 1, `${posted(world).length} POSTs after ${when} ${call}`);
        const isTaken = world.directory.users.size > 0 && gate.kind === "open";
        assert.ok(isTaken || gate.kind === "stopped", `${when} ${call}`);
      }
    }
  });

  it("waits for its time, too, when it is an administrator's trial, and goes out then", async () => {
    const { world, invitation, run } = await waiting();
    const before = Array.from({ length: 5 }, (_, index) => ({
      id: id(`before-${index}`),
      person: invitation.requester.id,
      at: at("09:59:50"),
    }));
    const trial = { by: id("megan"), at: at("09:59"), invitation: invitation.id } as const;
    world.policy.change({ pace: defaultPace });
    await world.ports.posts.decide(() => ({ verdict: undefined, change: { posts: before.map((post) => aPost(post)) } }));
    await keepPosts(world, [], { kind: "stopped", since: at("09:00"), trial });
    assert.deepEqual([await run(), posted(world).length], [{ kind: "again", at: at("10:00:50") }, 0]);
    await world.clock.advance(50_000);
    assert.deepEqual([await run(), posted(world).length, (await world.ports.posts.read()).gate.kind], [done, 1, "open"]);
  });

  for (const caps of [{ pending: 1 }, { perDay: 1 }]) {
    it(`isn't ended by a cap that only it reaches: ${Object.keys(caps).join()}`, async () => {
      const { world, invitation, run } = await waiting();
      world.policy.change({ caps });
      assert.deepEqual(await run(), done);
      assert.equal((await stateIn(world, invitation))?.kind, "invited");
    });
  }

  it("goes out, and counts once, after a process died between its pass and the POST", async () => {
    for (const when of ["before", "after"] as const) {
      for (let call = 0; ; call += 1) {
        const { world, invitation, run } = await waiting();
        world.policy.change({ caps: { perDay: 1 } });
        const died = await diesIn(world.ports, { call, when }, (ports) => sendQueued(ports, invitation.id));
        if (!died) break;
        if ((await stateIn(world, invitation))?.kind !== "queued") continue; // `resolve-sending` goes on
        while ((await run()).kind === "again");
        assert.equal((await stateIn(world, invitation))?.kind, "invited", `${when} ${call}`);
        assert.deepEqual([posted(world).length, await standings(world)], [1, ["sent"]], `${when} ${call}`);
      }
    }
  });

  it("doesn't take the pass from a process that posts with it", async () => {
    const { world, invitation, run } = await waiting();
    const stoodStill = aroundPorts(world.ports, async (call, name) => (name === "invitations.commit" ? run().then(call) : call()));
    const outcome = await sendQueued(stoodStill, invitation.id);
    assert.deepEqual([outcome, posted(world).length, await standings(world)], [{ kind: "again", at: at("10:00") }, 0, []]);
    await run();
    assert.deepEqual([posted(world).length, await standings(world)], [1, ["sent"]]);
  });

  it("is never sent under another identity than was promised", async () => {
    const { world, invitation } = await waiting();
    const ports = { ...world.ports, terms: { ...world.ports.terms, inviteAs: "user" as const } };
    assert.deepEqual(await sendQueued(ports, invitation.id), done);
    const state = await stateIn(world, invitation);
    assert.equal(state?.kind === "failed" && state.reason, "needs-press");
    assert.deepEqual([posted(world), await standings(world), notices(world)], [[], [], 1]);
  });

  it("is sent where people invite in their own names, if the app's own credentials let it wait at a shell", async () => {
    for (const [via, kind] of [
      ["command-line-as-app", "invited"],
      ["command-line", "failed"],
    ] as const) {
      const { world, invitation } = await waiting();
      const event = { at: at("09:50"), invitation: invitation.id, what: "queued", via } as const;
      await world.ports.invitations.commit({ invitations: [], events: [event], jobs: [] });
      const ports = { ...world.ports, terms: { ...world.ports.terms, inviteAs: "user" as const } };
      assert.deepEqual(await sendQueued(ports, invitation.id), done);
      assert.equal((await stateIn(world, invitation))?.kind, kind);
    }
  });

  it("asks everything again: what isn't possible any more fails, is told, and gives its place back", async () => {
    for (const [reason, change] of [
      ["policy-denied", ({ policy }) => policy.change({ otherwise: { verdict: "deny" } })],
      ["to-confirm", ({ policy }) => policy.change({ otherwise: { verdict: "approve" } })],
      ["invitations-not-allowed", ({ membership }) => void (membership.policy = "none")],
      ["requester-gone", ({ directory }) => directory.types.clear()],
      ["requester-not-admitted", ({ policy }) => policy.change({ users: { guests: false, groups: [id("sales")] } })],
      ["requester-is-guest", ({ directory }) => void directory.types.set(id("person-adele"), "Guest")],
    ] as readonly (readonly [string, (world: AppWorld) => void])[]) {
      const { world, invitation, run } = await waiting();
      change(world);
      assert.deepEqual(await run(), done);
      const state = await stateIn(world, invitation);
      assert.equal(state?.kind === "failed" && state.reason, reason);
      assert.deepEqual([posted(world), await standings(world), notices(world)], [[], [], 1], reason);
    }
  });

  it("joins no other invitation: the guest who accepted meanwhile ends it", async () => {
    const { world, invitation, run } = await waiting({ email: "sam@fabrikam.com" });
    const user = { ...aUser({ mail: "sam@fabrikam.com", userState: "Accepted" }), otherAddresses: [] };
    world.directory.users.set(user.id, user);
    await run();
    const state = await stateIn(world, invitation);
    assert.equal(state?.kind === "failed" && state.reason, "guest-accepted");
  });

  it("needs no second approval, whatever the policy says by now", async () => {
    const decision = { kind: "approved", by: id("person-megan"), name: "Megan Bowen", at: at("09:00") } as const;
    const { world, invitation, run } = await waiting({ approval: anApproval({ decision }) });
    world.policy.change({ otherwise: { verdict: "approve" } });
    await run();
    assert.equal((await stateIn(world, invitation))?.kind, "invited");
  });

  it("stays withdrawn, and gives its place back", async () => {
    const { world, invitation, run } = await waiting();
    const withdrawn = { ...invitation, version: 2, state: { kind: "withdrawn", since: at("09:30") } } as const;
    await world.ports.invitations.commit({ invitations: [withdrawn], events: [], jobs: [] });
    assert.deepEqual([await run(), posted(world), await standings(world)], [done, [], []]);
  });

  it("tells the requester, who isn't there, when Graph refuses", async () => {
    const { world, invitation, run } = await waiting();
    world.directory.nextInvite = { kind: "refused", reason: "address-refused" };
    await run();
    assert.deepEqual([(await stateIn(world, invitation))?.kind, notices(world)], ["failed", 1]);
  });
});
