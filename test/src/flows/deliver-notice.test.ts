import assert from "node:assert/strict";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { NoticeKind } from "../../../src/domain/notice.ts";
import { GuestlistError } from "../../../src/errors.ts";
import { deliverNotice } from "../../../src/flows/deliver-notice.ts";
import { aColleague, aFollower } from "../../build/a-follower.ts";
import { conversationReference } from "../../build/conversation-reference.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, failed, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { chatOf } from "../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";
import { follow, keep } from "../../fakes/kept-in.ts";
import { runDueJobs } from "../../fakes/run-due-jobs.ts";

const done = { kind: "done" };
const unreachable = { kind: "unreachable" } as const;
const grady = id("person-grady");

function deliver({ ports }: FakeOutside, { id: invitation }: Invitation, notice: NoticeKind, to?: string) {
  return deliverNotice(ports, { kind: "send-notice", invitation, notice, ...(to !== undefined && { to: id(to) }) });
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

  it("goes to their own chat when the home can't be reached", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    outside.notifier.planned.push(unreachable);
    assert.deepEqual(await deliver(outside, told, "accepted"), done);
    assert.deepEqual(outside.notifier.said.at(-1)?.in, chatOf(told.requester.id));
    assert.deepEqual(outside.log.lines, []);
  });

  it("gives up when nothing can be reached, and says so in the log", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    outside.notifier.planned.push(unreachable);
    outside.notifier.unreachable.add(told.requester.id);
    assert.deepEqual(await deliver(outside, told, "accepted"), done);
    assert.deepEqual(outside.log.lines, [
      {
        level: "warn",
        code: "notice-not-delivered",
        invitation: told.id,
        notice: "accepted",
        why: "unreachable",
        as: "requester",
        to: told.requester.id,
      },
    ]);
  });
});

describe("deliverNotice, to those who follow", () => {
  it("tells who asked for the same partner where they asked, and colleagues in their own chats, each once", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    await follow(outside, aFollower({ invitation: told.id }), aColleague({ invitation: told.id }));
    await deliver(outside, told, "accepted");
    await deliver(outside, told, "accepted");
    await runDueJobs(outside.ports);
    await deliver(outside, told, "accepted");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.filter(({ to }) => to).map(({ what, to, in: where }) => [what, to, where]),
      [
        ["accepted", "person-grady", chatOf(grady)],
        ["accepted", "person-megan", "19:chat@thread.v2"],
      ],
    );
  });

  it("tells them of each turn anew", async () => {
    const outside = fakeOutside();
    const first = accepted();
    await keep(outside, first);
    await follow(outside, aFollower({ invitation: first.id }));
    await deliver(outside, first, "accepted");
    const again: Invitation = { ...first, version: 2, state: { ...first.state, since: at("11:00") } };
    await keep(outside, again);
    await deliver(outside, again, "accepted");
    await runDueJobs(outside.ports);
    assert.equal(outside.notifier.said.filter(({ to }) => to).length, 2);
  });

  it("leaves out who isn't concerned", async () => {
    const outside = fakeOutside();
    const told = failed("busy");
    await keep(outside, told);
    await follow(outside, aFollower({ invitation: told.id }), aColleague({ invitation: told.id }));
    await deliver(outside, told, "failed");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.map(({ to }) => to),
      [undefined, "person-megan"],
    );
  });

  it("says nothing to who follows no more", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    assert.deepEqual(await deliver(outside, told, "accepted", "person-nobody"), done);
    assert.deepEqual(outside.notifier.said, []);
  });

  it("mentions a colleague without the app at home, if others are there, too", async () => {
    for (const [kind, places] of [
      ["channel", [undefined, "home"]],
      ["groupChat", [undefined, "home"]],
      ["personal", [undefined]],
    ] as const) {
      const outside = fakeOutside();
      const told = accepted();
      await keep(outside, told);
      await follow(outside, aColleague({ invitation: told.id }));
      await outside.store.conversations.remember(conversationReference({ id: told.home.conversation, kind }));
      outside.notifier.unreachable.add(grady);
      await deliver(outside, told, "accepted");
      await runDueJobs(outside.ports);
      const where = outside.notifier.said.map(({ in: place }) => (place === told.home.conversation ? "home" : place));
      assert.deepEqual(where, places);
      assert.deepEqual(outside.log.codes, kind === "personal" ? ["notice-not-delivered"] : []);
    }
  });

  it("doesn't show at home what was asked for elsewhere", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    await follow(outside, aFollower({ invitation: told.id }));
    await outside.store.conversations.remember(conversationReference({ id: told.home.conversation }));
    outside.notifier.unreachable.add(id("person-megan"));
    outside.notifier.planned.push(unreachable);
    await deliver(outside, told, "accepted", "person-megan");
    assert.equal(outside.notifier.said.length, 1);
    assert.deepEqual(outside.log.codes, ["notice-not-delivered"]);
  });
});

describe("deliverNotice, to the colleagues who were picked", () => {
  const picked = [grady, id("person-guest"), id("person-unknown"), person().id];

  function world() {
    const outside = fakeOutside();
    const { directory } = outside;
    directory.add({
      id: grady,
      displayName: "Grady Archie",
      mail: "grady@contoso.com",
      userType: "Member",
      userState: null,
      language: "fr-FR",
    });
    directory.add({ id: id("person-guest"), mail: "guest@fabrikam.com", userState: "Accepted" });
    return outside;
  }

  function sent(given: Partial<Invitation> = {}): Invitation {
    const open = invited(given);
    return { ...open, options: { ...open.options, colleagues: picked } };
  }

  it("tells members of the organization that the invitation went out, and of its end", async () => {
    const outside = world();
    const open = sent();
    await keep(outside, open);
    await deliver(outside, open, "invited");
    await runDueJobs(outside.ports);
    const turned: Invitation = { ...open, version: 2, state: accepted().state };
    await keep(outside, turned);
    await deliver(outside, turned, "accepted");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.map(({ what, to }) => [what, to]),
      [
        ["invited", grady],
        ["accepted", undefined],
        ["accepted", grady],
      ],
    );
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "followed", by: grady, detail: "colleague" }]);
    const [stored] = await outside.store.followers.of(open.id);
    assert.deepEqual(stored?.person, { id: grady, name: "Grady Archie", locale: "fr-FR", timeZone: "UTC" });
    assert.ok(outside.log.codes.includes("colleague-not-told"));
  });

  it("tells them, without their names, where the app may not read users", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(refused());
    const open = sent();
    await keep(outside, open);
    await deliver(outside, open, "invited");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.map(({ to }) => to),
      [grady, id("person-guest"), id("person-unknown")],
    );
    assert.deepEqual(outside.log.codes, ["colleague-not-checked"]);
  });

  it("tries again later when the directory doesn't answer", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(new Error("down"));
    const open = sent();
    await keep(outside, open);
    await assert.rejects(deliver(outside, open, "invited"), /down/);
  });
});

function refused(): GuestlistError {
  return new GuestlistError("directory-refused", "no permission", { status: 403 });
}
