import assert from "node:assert/strict";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { takePass } from "../../../../src/flows/pacing/take-pass.ts";
import { aPost } from "../../../build/a-post.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const invitation = anInvitation();
const person = invitation.requester.id;
const asked = { invitation, use: "invite" } as const;

describe("takePass", () => {
  it("gives the pass", async () => {
    const taken = await takePass(fakeOutside().ports, asked);
    assert.ok(taken.kind === "go");
    assert.equal(taken.pass.invitation, invitation.id);
  });

  it("says when another press makes sense", async () => {
    const { ports, policy } = fakeOutside();
    policy.change({ pace: { person: { atOnce: 1, thenEvery: 60 }, tenant: { atOnce: 9, thenEvery: 1 }, perDay: 9, betweenMails: 600 } });
    await takePass(ports, asked);
    const refusal = { kind: "pace", limit: "person", until: at("10:01"), now: at("10:00") };
    assert.deepEqual(await takePass(ports, asked), { kind: "refused", refusal });
  });

  it("says that the person's invitations pause", async () => {
    const { ports } = fakeOutside();
    const refused = [1, 2, 3, 4, 5].map((index) => aPost({ id: id(`post-${index}`), person, standing: "refused" }));
    await ports.posts.decide(() => ({ verdict: undefined, change: { posts: refused } }));
    const refusal = { kind: "paused", until: at("10:30"), now: at("10:00") };
    assert.deepEqual(await takePass(ports, asked), { kind: "refused", refusal });
  });

  it("says that the policy's cap is reached", async () => {
    const { ports, policy } = fakeOutside();
    policy.change({ caps: { perDay: 1 } });
    await takePass(ports, asked);
    assert.deepEqual(await takePass(ports, asked), { kind: "refused", refusal: { kind: "cap-reached", cap: "per-day", limit: 1 } });
  });

  it("says that Microsoft has stopped everything", async () => {
    const { ports } = fakeOutside();
    await ports.posts.decide((ledger) => stopPosts(ledger, { now: at("09:00") }));
    assert.deepEqual(await takePass(ports, asked), { kind: "refused", refusal: { kind: "stopped" } });
  });
});
