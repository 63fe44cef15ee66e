import assert from "node:assert/strict";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { NoticeKind } from "../../../../src/domain/notice.ts";
import { deliverNotice } from "../../../../src/flows/telling/deliver-notice.ts";
import { aColleague, aFollower } from "../../../build/a-follower.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, keep } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const done = { kind: "done" };
const unreachable = { kind: "unreachable" } as const;
const grady = id("person-grady");

function deliver({ ports }: FakeOutside, { id: invitation }: Invitation, notice: NoticeKind, to?: string) {
  return deliverNotice(ports, { kind: "send-notice", invitation, notice, ...(to !== undefined && { to: id(to) }) }, aTelling());
}

describe("deliverNotice, to the requester", () => {
  for (const invitation of [accepted(), failed("busy")]) {
    it(`tells the home that the invitation is ${invitation.state.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, invitation);
      const what = invitation.state.kind === "accepted" ? "accepted" : "failed";
      assert.deepEqual(await deliver(outside, invitation, what), done);
      assert.deepEqual(outside.notifier.said, [{ what, invitation: invitation.id, state: what }]);
      assert.deepEqual(outside.log.lines, []);
    });
  }

  it("says nothing of an invitation that has moved on, or isn't there", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await deliver(outside, open, "failed"), done);
    assert.deepEqual(await deliver(outside, accepted(), "accepted"), done);
    assert.deepEqual(outside.notifier.said, []);
  });

  it("tells of a question as long as it waits for its answer", async () => {
    const outside = fakeOutside();
    const doer = { by: grady, name: "Grady Archie", at: at("10:00") };
    const question = { kind: "question", ...doer, text: "Until when?" } as const;
    const asked = awaiting({}, { remarks: [question] });
    const answered = awaiting({ email: "alex@fabrikam.com" }, { remarks: [question, { kind: "answer", ...doer, text: "May." }] });
    await keep(outside, asked, answered);
    for (const request of [asked, answered]) await deliver(outside, request, "asked-back");
    assert.deepEqual(outside.notifier.said, [{ what: "asked-back", invitation: asked.id, state: "awaiting-approval" }]);
  });

  it("goes to their own chat when the home can't be reached", async () => {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    outside.notifier.planned.push(unreachable);
    assert.deepEqual(await deliver(outside, stored, "accepted"), done);
    assert.deepEqual(outside.notifier.said.at(-1)?.in, chatOf(stored.requester.id));
    assert.deepEqual(outside.log.lines, []);
  });

  it("goes to their own chat when the invitation began at a shell, and has no home yet", async () => {
    const outside = fakeOutside();
    const { requester, ...stored } = accepted();
    await keep(outside, { ...stored, requester, home: { conversation: shellPlace(requester.id) } });
    assert.deepEqual(await deliver(outside, { ...stored, requester }, "accepted"), done);
    assert.deepEqual(
      outside.notifier.said.map((said) => said.in),
      [chatOf(requester.id)],
    );
  });

  it("is tried once in their own chat, if that is the home", async () => {
    const outside = fakeOutside();
    const { requester } = accepted();
    const stored = accepted({ home: { conversation: chatOf(requester.id), card: id("1700000000002") } });
    await keep(outside, stored);
    outside.notifier.planned.push(unreachable);
    await deliver(outside, stored, "accepted");
    assert.deepEqual([outside.notifier.said.length, outside.log.codes], [1, ["notice-not-delivered"]]);
  });

  it("gives up when nothing can be reached, and says so in the log", async () => {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    outside.notifier.planned.push(unreachable);
    outside.notifier.unreachable.add(stored.requester.id);
    assert.deepEqual(await deliver(outside, stored, "accepted"), done);
    assert.deepEqual(outside.log.lines, [
      {
        level: "error",
        code: "notice-not-delivered",
        invitation: stored.id,
        notice: "accepted",
        why: "unreachable",
        as: "requester",
        to: stored.requester.id,
      },
    ]);
  });
});

describe("deliverNotice, to those who follow", () => {
  it("tells who asked for the same partner where they asked, and colleagues in their own chats, each once", async () => {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    await follow(outside, aFollower({ invitation: stored.id }), aColleague({ invitation: stored.id }));
    await deliver(outside, stored, "accepted");
    await deliver(outside, stored, "accepted");
    await runDueJobs(outside.ports);
    await deliver(outside, stored, "accepted");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.filter(({ to }) => to).map(({ what, to, in: where }) => [what, to, where]),
      [
        ["accepted", "person-grady", chatOf(grady)],
        ["accepted", "person-megan", "19:chat@thread.v2"],
      ],
    );
  });

  it("says nothing to who follows no more", async () => {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    assert.deepEqual(await deliver(outside, stored, "accepted", "person-nobody"), done);
    assert.deepEqual(outside.notifier.said, []);
  });

  it("mentions a colleague without the app at home, if others are there, too", async () => {
    for (const [kind, places] of [
      ["channel", [undefined, "home"]],
      ["groupChat", [undefined, "home"]],
      ["personal", [undefined]],
    ] as const) {
      const outside = fakeOutside();
      const stored = accepted();
      await keep(outside, stored);
      await follow(outside, aColleague({ invitation: stored.id }));
      await outside.store.conversations.remember(conversationReference({ id: stored.home.conversation, kind }));
      outside.notifier.unreachable.add(grady);
      await deliver(outside, stored, "accepted");
      await runDueJobs(outside.ports);
      const where = outside.notifier.said.map(({ in: place }) => (place === stored.home.conversation ? "home" : place));
      assert.deepEqual(where, places);
      assert.deepEqual(outside.log.codes, kind === "personal" ? ["notice-not-delivered"] : []);
    }
  });

  it("doesn't show at home what was asked for elsewhere", async () => {
    const outside = fakeOutside();
    const stored = accepted();
    await keep(outside, stored);
    await follow(outside, aFollower({ invitation: stored.id }));
    await outside.store.conversations.remember(conversationReference({ id: stored.home.conversation }));
    outside.notifier.unreachable.add(id("person-megan"));
    outside.notifier.planned.push(unreachable);
    await deliver(outside, stored, "accepted", "person-megan");
    assert.equal(outside.notifier.said.length, 1);
    assert.deepEqual(outside.log.codes, ["notice-not-delivered"]);
  });
});
