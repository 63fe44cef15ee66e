import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { inviteOnce } from "../../../../src/flows/inviting/invite-once.ts";
import type { InviteRequest } from "../../../../src/ports/directory.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { finishOn } from "../../../fakes/finish-on.ts";

const actor = { kind: "person", id: id("person-adele"), accessToken: "graph" } as const;
const request: InviteRequest = { email: "sam@fabrikam.com", redirectUrl: "https://myapps.microsoft.com/", sendMail: true };
const turnedAway = new GuestlistError("outcome-unknown", "503", { status: 503, retryAfter: 3, answeredAt: at("10:00") });

/** A directory that answers the first POST with a failure, after it has done the work or not; its clock is ours. */
function aDirectory({ failure = turnedAway, done = false } = {}): FakeOutside {
  const outside = fakeOutside();
  const { directory, clock } = outside;
  const invite = directory.invite.bind(directory);
  directory.invite = async (...call) => {
    directory.now = clock.now();
    const isFirst = directory.invited.length === 0;
    if (isFirst && done) directory.add({ mail: request.email });
    if (isFirst) directory.nextInvite = failure;
    return invite(...call);
  };
  return outside;
}

/** A directory whose lists don't show the guest, nor, until then, does a look by id. */
function lagging(outside: FakeOutside, shownAt = at("10:00")): FakeOutside {
  const { directory, clock } = outside;
  const find = directory.findByIds.bind(directory);
  directory.findByEmail = async () => undefined;
  directory.findByIds = async (...call) => (clock.now() < shownAt ? [] : find(...call));
  return outside;
}

const invitation = anInvitation();

async function run(outside: FakeOutside, wanted = request) {
  const pass = await aPass(outside, invitation);
  return finishOn(outside.clock)(inviteOnce(outside.ports, { pass, actor, invitation, request: wanted }));
}

/** Of each POST, whether it asked for a mail. */
const mails = ({ directory }: FakeOutside) => directory.invited.map((call) => call.request.sendMail);

describe("inviteOnce", () => {
  it("asks for one mail when Graph takes the invitation", async () => {
    const outside = fakeOutside();
    assert.equal((await run(outside)).kind, "sent");
    assert.deepEqual(mails(outside), [true]);
  });

  it("asks again after a 503 that did nothing: without a mail first, and with it when that made the guest", async () => {
    const outside = aDirectory();
    const outcome = await run(outside);
    assert.deepEqual(outcome.kind === "sent" && outcome.guestId, [...outside.directory.users.keys()][0]);
    assert.deepEqual([mails(outside), outside.directory.users.size], [[true, false, true], 1]);
    assert.equal(outside.clock.now(), at("10:00:05"), "after Retry-After, and not sooner than five seconds");
    assert.deepEqual(outside.log.codes, ["invitation-turned-away"]);
  });

  it("asks for nothing when the 503 had done the work and the directory shows it", async () => {
    const outside = aDirectory({ done: true });
    await assert.rejects(run(outside), turnedAway);
    assert.deepEqual(mails(outside), [true]);
  });

  it("asks for no second mail when the 503 had done the work and the directory lags", async () => {
    const outside = lagging(aDirectory({ done: true }));
    const outcome = await run(outside);
    assert.deepEqual(outcome.kind === "sent" && outcome.guestId, [...outside.directory.users.keys()][0]);
    assert.deepEqual(mails(outside), [true, false]);
  });

  it("asks for no second mail when the work of the 503 was done late, before Graph was asked again", async () => {
    const outside = lagging(aDirectory());
    const { directory, clock } = outside;
    const { wait } = clock;
    clock.wait = async (...call) => {
      directory.now = at("10:00:02.900");
      if (directory.invited.length === 1) directory.add({ mail: request.email });
      return wait.apply(clock, call);
    };
    assert.equal((await run(outside)).kind, "sent");
    assert.deepEqual(mails(outside), [true, false]);
  });

  for (const done of [true, false]) {
    it(`asks for a mail only once the guest's age is shown, where the 503 had done ${done ? "the work" : "nothing"}`, async () => {
      const shown = lagging(aDirectory({ done }), at("10:00:10"));
      assert.equal((await run(shown)).kind, "sent");
      assert.deepEqual(mails(shown), done ? [true, false] : [true, false, true]);
      const hidden = lagging(aDirectory({ done }), at("11:00"));
      await assert.rejects(run(hidden), turnedAway);
      assert.deepEqual(mails(hidden), [true, false]);
    });
  }

  it("only repeats a request without a mail", async () => {
    const outside = aDirectory();
    assert.equal((await run(outside, { ...request, sendMail: false })).kind, "sent");
    assert.deepEqual(mails(outside), [false, false]);
  });

  for (const [what, failure] of Object.entries({
    "no Retry-After": new GuestlistError("outcome-unknown", "503", { status: 503, answeredAt: at("10:00") }),
    "no time of Graph's": new GuestlistError("outcome-unknown", "503", { status: 503, retryAfter: 3 }),
    "a long Retry-After": new GuestlistError("outcome-unknown", "503", { status: 503, retryAfter: 31, answeredAt: at("10:00") }),
    "a known outcome": new GuestlistError("throttled", "429", { status: 429, retryAfter: 3, answeredAt: at("10:00") }),
  })) {
    it(`asks once after a failure with ${what}`, async () => {
      const outside = aDirectory({ failure });
      await assert.rejects(run(outside), failure);
      assert.deepEqual(mails(outside), [true]);
    });
  }

  it("leaves the outcome unknown when a later call fails", async () => {
    const outside = aDirectory();
    outside.directory.findByEmail = async () => Promise.reject(new GuestlistError("throttled", "wait"));
    await assert.rejects(run(outside), turnedAway);
    assert.deepEqual([mails(outside), outside.log.codes], [[true], ["invitation-turned-away", "invitation-not-repeated"]]);
  });

  it("leaves the outcome unknown when a later call is refused", async () => {
    const outside = aDirectory();
    const { invite } = outside.directory;
    outside.directory.invite = async (...call) =>
      outside.directory.invited.length === 0 ? invite(...call) : { kind: "refused", reason: "quota-reached" };
    await assert.rejects(run(outside), turnedAway);
  });
});
