import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { NoticeKind } from "../../../../src/domain/notice.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { deliverNotice } from "../../../../src/flows/telling/deliver-notice.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const grady = id("person-grady");

function deliver({ ports }: FakeOutside, { id: invitation }: Invitation, notice: NoticeKind) {
  return deliverNotice(ports, { kind: "send-notice", invitation, notice }, aTelling());
}

describe("gatherFollowers, of the colleagues who were picked", () => {
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

  it("tells one who can't be read without their name", async () => {
    const outside = world();
    outside.directory.unreadable.add(grady);
    const open = sent();
    await keep(outside, open);
    await deliver(outside, open, "invited");
    await runDueJobs(outside.ports);
    assert.deepEqual(
      outside.notifier.said.map(({ to }) => to),
      [grady],
    );
    assert.deepEqual(outside.log.codes, ["colleague-not-told", "colleague-not-checked"]);
  });

  it("tries again later that it went out, when the directory doesn't answer", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    const open = sent();
    await keep(outside, open);
    await assert.rejects(deliver(outside, open, "invited"), { code: "directory-unavailable" });
  });

  it("keeps nobody waiting for the directory to hear the end of it", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    const ended: Invitation = { ...sent(), state: accepted().state };
    await keep(outside, ended);
    await deliver(outside, ended, "accepted");
    await runDueJobs(outside.ports);
    assert.deepEqual(new Set(outside.notifier.said.map(({ to }) => to)), new Set([undefined, ...picked.slice(0, 3)]));
  });

  it("isn't better than the rest of the program", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(new TypeError("a mistake"));
    const ended: Invitation = { ...sent(), state: accepted().state };
    await keep(outside, ended);
    await assert.rejects(deliver(outside, ended, "accepted"), TypeError);
  });

  it("looks nobody up for what they don't hear", async () => {
    const outside = world();
    outside.directory.findByIds = async () => Promise.reject(new TypeError("a mistake"));
    const ended: Invitation = { ...sent(), state: failed("busy").state };
    await keep(outside, ended);
    await deliver(outside, ended, "failed");
    assert.deepEqual(outside.log.codes, []);
  });
});

function refused(): GuestlistError {
  return new GuestlistError("directory-refused", "no permission", { status: 403 });
}
