import assert from "node:assert/strict";
import { createWelcomePage } from "../../../../src/adapters/welcome-page.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { partnerForwarder } from "../../../../src/flows/following/partner-forwarder.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited, sending } from "../../../build/in-state.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const page = "https://contoso.com/start";
const options = { redirectUrl: page, sendMail: true };
const open = invited({ id: id("invitation-1"), options }, "guest-1");
const welcomePage = createWelcomePage({ encryptionKey, origin: "https://guestlist.contoso.com" });
const segmentOf = ({ id: invitation }: Pick<Invitation, "id">) => welcomePage.addressFor(invitation)?.split("/").at(-1) ?? "";

async function world(...invitations: readonly Invitation[]) {
  const outside = fakeOutside();
  await keep(outside, ...invitations);
  const ports = { ...outside.ports, welcomePage };
  const lead = partnerForwarder(ports);
  return { ...outside, outside, ports, lead, forward: async (one: Pick<Invitation, "id">) => lead(segmentOf(one)) };
}

const lookOfOpen = { kind: "look", invitation: open.id, way: "landing-page", since: at("10:00"), due: at("10:00") };

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => invited({ id: id(`invitation-${n}`), email: `p${n}@fabrikam.com`, options }, `guest-${n}`));

describe("partnerForwarder", () => {
  it("leads to the stored page, and has the guest looked up at once", async () => {
    const { forward, outside, log } = await world(open);
    assert.equal(await forward(open), page);
    assert.deepEqual(jobsIn(outside), [{ kind: "look", invitation: open.id, way: "landing-page", since: at("10:00"), due: at("10:00") }]);
    assert.deepEqual(log.lines, [{ level: "info", code: "welcome-page-opened", invitation: open.id }]);
  });

  it("proves nothing: before the acceptance it is a look, and nothing else", async () => {
    const { forward, outside, directory } = await world(open);
    directory.add({ id: id("guest-1") });
    await forward(open);
    await runDueJobs(outside.ports);
    assert.equal((await stateIn(outside, open))?.kind, "invited");
  });

  it("brings the notice as soon as the directory shows the acceptance", async () => {
    const { forward, outside, directory, notifier } = await world(open);
    directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("10:00") });
    await forward(open);
    await runDueJobs(outside.ports);
    const state = await stateIn(outside, open);
    assert.equal(state?.kind === "accepted" && state.path, "landing-page");
    assert.ok(notifier.said.some(({ what }) => what === "accepted"));
  });

  it("leads there for good, and looks nobody up, when the invitation is over", async () => {
    for (const over of [accepted({ options }, "guest-1"), failed("address-refused", { options })]) {
      const { forward, outside } = await world(over);
      assert.equal(await forward(over), page);
      assert.deepEqual(jobsIn(outside), []);
    }
  });

  for (const uncertain of [sending({ options }, at("09:59:25")), failed("not-confirmed", { options, postedAfter: at("08:55") })]) {
    it(`has the address looked up at once when it isn't known whether the invitation went out: ${uncertain.state.kind}`, async () => {
      const { forward, outside, directory, notifier, clock } = await world(uncertain);
      const after35s = { task: { kind: "resolve-sending", invitation: uncertain.id }, due: clock.later(35_000) } as const;
      await outside.ports.jobs.enqueue({ ...after35s, key: `resolve-sending:${uncertain.id}` });
      const mail = uncertain.email;
      directory.add({ id: id("guest-1"), mail, userState: "Accepted", userStateSince: at("09:59"), createdAt: at("08:56") });
      for (let times = 0; times < 3; times++) assert.equal(await forward(uncertain), page);
      await runDueJobs(outside.ports);
      assert.equal((await stateIn(outside, uncertain))?.kind, "accepted");
      assert.ok(notifier.said.some(({ what }) => what === "accepted"));
    });
  }

  it("leaves an invitation alone whose POST may still be answered", async () => {
    const young = sending({ options }, at("09:59:26"));
    const { forward, outside } = await world(young);
    assert.equal(await forward(young), page);
    assert.deepEqual(jobsIn(outside), []);
  });

  it("leads to the usual page when the invitation isn't known, or the address isn't ours", async () => {
    const { forward, lead } = await world(open);
    assert.equal(await forward({ id: id("unknown") }), defaultRedirectUrl);
    for (const segment of ["", "abc", "https://evil.example", "%00", "a".repeat(9_000)]) {
      assert.equal(await lead(segment), defaultRedirectUrl);
    }
  });

  for (const redirectUrl of ["javascript:alert(1)", "http://contoso.com/", "", "//evil.example", welcomePage.addressFor(open.id) ?? ""]) {
    it(`leads to the usual page when the stored one is ${JSON.stringify(redirectUrl.slice(0, 40))}`, async () => {
      const hostile = { ...open, options: { ...options, redirectUrl } };
      const { forward } = await world(hostile);
      assert.equal(await forward(hostile), defaultRedirectUrl);
    });
  }

  it("causes one series of looks for an invitation in 30 seconds", async () => {
    const { forward, outside, clock } = await world(open);
    const since = [];
    for (const wait of [0, 1, 29_998, 1]) {
      await clock.advance(wait);
      assert.equal(await forward(open), page);
      since.push(jobsIn(outside));
    }
    const look = (time: string) => [{ ...lookOfOpen, since: at(time) }];
    assert.deepEqual(since, [look("10:00"), look("10:00"), look("10:00"), look("10:00:30")]);
  });

  it("causes 20 series of looks a minute, of all invitations together", async () => {
    const invitations = many(22);
    const { forward, outside, clock } = await world(...invitations);
    for (const each of invitations) assert.equal(await forward(each), page);
    assert.equal(jobsIn(outside).length, 20);
    await clock.advance(60_000);
    for (const each of invitations.slice(20)) await forward(each);
    assert.equal(jobsIn(outside).length, 22);
  });

  it("lets one invitation use up the limit of all only once in 30 seconds", async () => {
    const invitations = many(20);
    const { forward, outside } = await world(...invitations);
    for (let times = 0; times < 50; times++) await forward(invitations[0] ?? open);
    for (const each of invitations) await forward(each);
    assert.equal(jobsIn(outside).length, 20);
  });

  it("keeps the limits over all instances", async () => {
    const { outside, ports, forward } = await world(open);
    const other = partnerForwarder(ports);
    await forward(open);
    await outside.clock.advance(1_000);
    for (let times = 0; times < 3; times++) assert.equal(await other(segmentOf(open)), page);
    assert.deepEqual(jobsIn(outside), [lookOfOpen]);
  });

  it("reads the store once for many opens at the same time, and asks it for a look only until it refuses", async () => {
    const { ports, forward } = await world(open);
    const calls = { find: 0, decide: 0 };
    const find = ports.invitations.find.bind(ports.invitations);
    const decide = ports.limits.decide.bind(ports.limits);
    ports.invitations.find = async (...asked) => (calls.find++, find(...asked));
    ports.limits.decide = async (...asked) => (calls.decide++, decide(...asked));
    for (let round = 1; round <= 3; round++) {
      const pages = await Promise.all(Array.from({ length: 500 }, () => forward(open)));
      assert.deepEqual([...new Set(pages)], [page]);
    }
    assert.deepEqual(calls, { find: 3, decide: 3 });
  });

  it("reads the store again after an open that was late", async () => {
    const { ports, forward, clock } = await world(open);
    const find = ports.invitations.find.bind(ports.invitations);
    ports.invitations.find = async () => new Promise(() => undefined);
    const late = [forward(open), forward(open)];
    await clock.advance(1_000);
    assert.deepEqual(await Promise.all(late), [defaultRedirectUrl, defaultRedirectUrl]);
    ports.invitations.find = find;
    assert.equal(await forward(open), page);
  });

  it("leads to the usual page when the store fails, and says so in the log once a minute, without the address", async () => {
    const { forward, ports, log, clock } = await world(open);
    ports.invitations.find = async () => Promise.reject(new GuestlistError("store-corrupt", "no"));
    for (let times = 0; times < 50; times++) assert.equal(await forward(open), defaultRedirectUrl);
    await clock.advance(60_000);
    await forward(open);
    assert.deepEqual(
      log.lines.map(({ level, code, invitation, count }) => [level, code, invitation, count]),
      [
        ["error", "welcome-page-failed", open.id, 1],
        ["error", "welcome-page-failed", open.id, 50],
      ],
    );
  });

  it("leads to the usual page when the store doesn't answer within a second", async () => {
    const { forward, ports, clock, log } = await world(open);
    ports.invitations.find = async () => new Promise(() => undefined);
    const forwarded = forward(open);
    await clock.advance(1_000);
    assert.equal(await forwarded, defaultRedirectUrl);
    assert.deepEqual(log.lines, [{ level: "warn", code: "welcome-page-late", invitation: open.id, count: 1 }]);
  });

  it("leads to the stored page when only the job can't be stored in time, or at all", async () => {
    const slow = await world(open);
    slow.ports.jobs.enqueue = async () => new Promise(() => undefined);
    const forwarded = slow.forward(open);
    await slow.clock.advance(1_000);
    assert.equal(await forwarded, page);
    const broken = await world(open);
    broken.ports.limits.decide = async () => Promise.reject(new Error("disk full"));
    assert.equal(await broken.forward(open), page);
  });
});
