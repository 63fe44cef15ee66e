import assert from "node:assert/strict";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { adele, aDecision, diego, megan } from "../../../build/a-decision.ts";
import { at, id } from "../../../build/ids.ts";
import { failed } from "../../../build/in-state.ts";
import { queued } from "../../../build/queued.ts";
import { appWorld, keepPosts, stop } from "../../../fakes/app-world.ts";
import { askedOfApp, askedOutside } from "../../../fakes/asked-outside.ts";
import { jobsIn, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const oneAMinute = { ...defaultPace, person: { atOnce: 1, thenEvery: 60 } };

describe("presses that count, and wait", () => {
  it("an approval where the app invites: it is the decision, the card says when it goes out, and a job sends it", async () => {
    const { outside, request } = await askedOfApp();
    outside.policy.change({ pace: oneAMinute });
    outside.directory.types.set(adele.id, "Member");
    await keepPosts(outside, [{ person: adele.id, at: at("10:00") }]);
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.ok(outcome.kind === "queued");
    const { state, approval, inviteAs } = outcome.invitation;
    assert.deepEqual([state.kind === "queued" && state.goesOutAt, approval?.decision?.by, inviteAs], [at("10:01"), megan.id, "app"]);
    const events = outside.store.events().slice(-2);
    assert.deepEqual(
      events.map(({ what, by }) => [what, by]),
      [
        ["approved", megan.id],
        ["queued", megan.id],
      ],
    );
    const again = await approveInvitation(outside.ports, aDecision(request, { by: diego, ssoToken: `sso:${diego.id}` }));
    assert.notEqual(again.kind, "queued");
    await letTimePass({ ...outside.ports, clock: outside.clock }, 60_000);
    assert.equal((await stateIn(outside, request))?.kind, "invited");
    assert.equal(outside.directory.invited.length, 1);
  });

  it("not an approval where people invite: the request stays open, and the approver reads the time", async () => {
    const { outside, request } = await askedOutside();
    outside.policy.change({ pace: oneAMinute });
    await keepPosts(outside, [{ person: adele.id, at: at("10:00") }]);
    const outcome = await approveInvitation(outside.ports, aDecision(request));
    assert.equal(outcome.kind === "refused" && outcome.refusal.kind, "pace");
    assert.equal((await stateIn(outside, request))?.kind, "awaiting-approval");
  });

  it("another try during a stop: it keeps what was confirmed", async () => {
    const before = failed("busy", { inviteAs: "app" });
    const world = await appWorld(before);
    await stop(world);
    const { requester } = before;
    const outcome = await retryInvitation(world.ports, {
      id: before.id,
      by: requester,
      ssoToken: `sso:${requester.id}`,
      confirmed: ["contact-exists"],
    });
    assert.ok(outcome.kind === "queued" && outcome.invitation.state.kind === "queued");
    assert.equal(outcome.invitation.state.goesOutAt, undefined);
    assert.deepEqual(outcome.invitation.state.confirmed, ["contact-exists"]);
    const events = world.store.events().slice(-2);
    assert.deepEqual(
      events.map(({ what, by }) => [what, by]),
      [
        ["retried", requester.id],
        ["queued", requester.id],
      ],
    );
  });

  it("a withdrawal of what waits: by the requester alone, and its place is given back", async () => {
    const waiting = queued({ requester: adele }, at("10:05"));
    const world = await appWorld(waiting);
    await keepPosts(world, [{ invitation: waiting.id, at: at("10:05"), standing: "planned" }]);
    const press = { id: waiting.id, conversation: waiting.home.conversation };
    const other = await withdrawRequest(world.ports, { ...press, by: megan, ssoToken: `sso:${megan.id}` });
    assert.equal(other.kind, "not-yours");
    assert.equal((await withdrawRequest(world.ports, { ...press, by: adele, ssoToken: undefined })).kind, "sign-in-needed");
    assert.equal((await withdrawRequest(world.ports, { ...press, by: adele, ssoToken: `sso:${adele.id}` })).kind, "withdrawn");
    assert.ok(jobsIn(world).some((job) => "kind" in job && job.kind === "send-queued"));
    await letTimePass(world.ports, 600_000);
    assert.deepEqual([(await world.ports.posts.read()).posts, world.directory.invited], [[], []]);
    assert.deepEqual(await stateIn(world, { id: id(waiting.id) }), { kind: "withdrawn", since: at("10:00") });
  });
});
