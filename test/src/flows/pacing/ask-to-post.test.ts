import assert from "node:assert/strict";
import { askToPost } from "../../../../src/flows/pacing/ask-to-post.ts";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const invitation = anInvitation();
const person = invitation.requester.id;

function paced(): FakeOutside {
  const outside = fakeOutside();
  outside.policy.change({ pace: defaultPace });
  return outside;
}

const askMany = async ({ ports }: FakeOutside, count: number) => {
  for (let index = 0; index < count; index += 1) await askToPost(ports, { invitation: anInvitation(), use: "invite" });
};

describe("askToPost", () => {
  it("counts a POST that may go out, as the requester's", async () => {
    const outside = fakeOutside();
    const answer = await askToPost(outside.ports, { invitation, use: "invite" });
    assert.ok(answer.kind === "go");
    const post = { id: answer.pass.post, invitation: invitation.id, person, at: at("10:00"), standing: "out" };
    assert.deepEqual((await outside.ports.posts.read()).posts, [post]);
    assert.deepEqual(outside.log.lines, []);
  });

  it("says when the next one may go out, with ids alone in the log, and stores nothing", async () => {
    const outside = paced();
    await askMany(outside, 5);
    const answer = await askToPost(outside.ports, { invitation, use: "invite" });
    assert.deepEqual(answer, { kind: "later", at: at("10:01"), limit: "person", planned: false });
    assert.equal((await outside.ports.posts.read()).posts.length, 5);
    const line = { level: "warn", code: "posting-later", invitation: invitation.id, person, until: at("10:01"), limit: "person" };
    assert.deepEqual(outside.log.lines, [line]);
  });

  it("keeps a place for one that may wait", async () => {
    const outside = paced();
    await askMany(outside, 5);
    const answer = await askToPost(outside.ports, { invitation, use: "invite", mayWait: true });
    assert.deepEqual(answer, { kind: "later", at: at("10:01"), limit: "person", planned: true });
    assert.equal((await outside.ports.posts.read()).posts.at(-1)?.standing, "planned");
  });

  it("lets only so many go of those who ask at the same time", async () => {
    const outside = paced();
    const answers = await Promise.all(Array.from({ length: 9 }, () => askToPost(outside.ports, { invitation, use: "repeat" })));
    assert.equal(answers.filter(({ kind }) => kind === "go").length, 5);
  });

  for (const [use, isApproved, kind] of [
    ["invite", false, "capped"],
    ["resend", false, "capped"],
    ["repeat", false, "go"],
    ["invite", true, "go"],
  ] as const) {
    it(`is ${kind} at the policy's cap: ${use}${isApproved ? ", approved" : ""}`, async () => {
      const outside = fakeOutside();
      outside.policy.change({ caps: { perDay: 1 } });
      await askMany(outside, 1);
      assert.equal((await askToPost(outside.ports, { invitation, use, isApproved })).kind, kind);
    });
  }

  it("puts off a second mail within ten minutes, but not the same mail once more", async () => {
    const outside = fakeOutside();
    await askToPost(outside.ports, { invitation, use: "invite" });
    const later = { kind: "later", at: at("10:10"), limit: "invitation", planned: false };
    assert.deepEqual(await askToPost(outside.ports, { invitation, use: "resend" }), later);
    assert.equal((await askToPost(outside.ports, { invitation, use: "repeat" })).kind, "go");
    await outside.clock.advance(600_000);
    assert.equal((await askToPost(outside.ports, { invitation, use: "resend" })).kind, "go");
  });

  it("lets nothing go while Microsoft has stopped the tenant's invitations", async () => {
    const outside = fakeOutside();
    await outside.ports.posts.decide((ledger) => stopPosts(ledger, { now: at("09:00") }));
    assert.deepEqual(await askToPost(outside.ports, { invitation, use: "invite" }), { kind: "stopped" });
    assert.deepEqual(outside.log.codes, ["posting-stopped"]);
  });
});
