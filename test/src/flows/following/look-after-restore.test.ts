import assert from "node:assert/strict";
import { restoredCursor } from "../../../../src/domain/restored-cursor.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { lookAfterRestore } from "../../../../src/flows/following/look-after-restore.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited, sending } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const madeAt = at("09:00");
const never = new AbortController().signal;

async function restored(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await outside.store.invitations.commit(aChange({ cursor: { name: restoredCursor, from: undefined, to: madeAt } }));
  return outside;
}

const look = ({ ports }: FakeOutside, stop = never) => lookAfterRestore(ports, stop);
const markIn = ({ store }: FakeOutside) => store.cursors.find(restoredCursor);
const kindsIn = (outside: FakeOutside) => jobsIn(outside).map((job) => ("kind" in job ? job.kind : undefined));
const queued = (email: string, one: string) =>
  anInvitation({ id: id(one), email, emailKey: id(email), state: { kind: "queued", since: at("09:30"), confirmed: [] } });

describe("lookAfterRestore", () => {
  it("asks nothing where no backup was restored", async () => {
    const outside = fakeOutside();
    await keep(outside, invited());
    outside.directory.findByIds = async () => assert.fail("asked");
    assert.deepEqual([await look(outside), outside.log.lines], [{ kind: "not-restored" }, []]);
  });

  it("records acceptances and deletions of the time after the backup at once, and takes the mark away", async () => {
    const outside = await restored();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("09:50") });
    outside.directory.add({ id: id("guest-2"), mail: "ann@fabrikam.com" });
    const [yes, no, gone] = [
      invited({ id: id("1"), postedAfter: at("08:00") }, "guest-1", at("08:00")),
      invited({ id: id("2"), emailKey: id("b@fabrikam.com") }, "guest-2", at("08:00")),
      invited({ id: id("3"), emailKey: id("c@fabrikam.com") }, "guest-3", at("08:00")),
    ];
    await keep(outside, yes, no, gone);
    assert.deepEqual([await look(outside), await markIn(outside)], [{ kind: "looked-up" }, ""]);
    assert.deepEqual(await stateIn(outside, yes), {
      kind: "accepted",
      since: at("09:50"),
      guestId: "guest-1",
      heardAt: at("10:00"),
      path: "look",
    });
    assert.deepEqual([(await stateIn(outside, no))?.kind, (await stateIn(outside, gone))?.kind], ["invited", "removed"]);
    assert.deepEqual(outside.log.codes, ["restored-from-backup", "invitation-accepted", "restored-looked-up"]);
    assert.deepEqual([await look(outside), outside.log.codes.length], [{ kind: "not-restored" }, 3]);
  });

  it("reads the guests of a stretch in one call, as the app, and nobody who is at the end", async () => {
    const outside = await restored();
    await keep(
      outside,
      ...Array.from({ length: 450 }, (_, index) => invited({ id: id(`i-${index}`), emailKey: id(`e-${index}`) }, `guest-${index}`)),
    );
    await keep(outside, accepted({ id: id("done"), emailKey: id("done") }, "guest-done"));
    const calls: number[] = [];
    outside.directory.findByIds = async (actor, ids) => {
      assert.deepEqual([actor, ids.includes(id("guest-done"))], [{ kind: "app" }, false]);
      calls.push(ids.length);
      return [];
    };
    await look(outside);
    assert.deepEqual(calls, [200, 200, 50]);
  });

  it("finds that a waiting invitation went out after the backup: its guest is adopted, and no second mail is sent", async () => {
    const outside = await restored();
    outside.directory.add({ id: id("guest-1"), mail: "sent@fabrikam.com", createdAt: at("09:40") });
    outside.directory.add({ id: id("guest-2"), mail: "before@fabrikam.com", createdAt: at("09:20") });
    const [sent, before, unsent] = [
      queued("sent@fabrikam.com", "1"),
      queued("before@fabrikam.com", "2"),
      queued("unsent@fabrikam.com", "3"),
    ];
    await keep(outside, sent, before, unsent);
    assert.deepEqual(await look(outside), { kind: "looked-up" });
    const states = [await stateIn(outside, sent), await stateIn(outside, before), await stateIn(outside, unsent)];
    assert.deepEqual(
      states.map((state) => state?.kind),
      ["sending", "queued", "queued"],
    );
    assert.deepEqual(kindsIn(outside), ["resolve-sending"]);
  });

  it("leaves what is being sent to its own job, and a guest who can't be read as they were", async () => {
    const outside = await restored();
    const [one, other] = [sending({ id: id("1") }), invited({ id: id("2"), emailKey: id("b") }, "guest-2", at("08:00"))];
    await keep(outside, one, other);
    outside.directory.findByIds = async (_, ids, how) => {
      for (const unread of ids) how?.onUnread?.(unread);
      return [];
    };
    assert.deepEqual(await look(outside), { kind: "looked-up" });
    assert.deepEqual([await stateIn(outside, one), await stateIn(outside, other)], [one.state, other.state]);
  });

  it("keeps the mark while the directory doesn't answer, when it is stopped, and without the permission", async () => {
    const outside = await restored();
    await keep(outside, invited());
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("throttled", "busy", { retryAfter: 10 }));
    await assert.rejects(look(outside), { code: "throttled" });
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no", { status: 403 }));
    assert.deepEqual(await look(outside), { kind: "not-permitted" });
    const stopping = new AbortController();
    outside.directory.findByIds = async () => {
      stopping.abort();
      return [];
    };
    assert.deepEqual([await look(outside, stopping.signal), await markIn(outside)], [{ kind: "stopped" }, `${madeAt} instance`]);
  });
});
