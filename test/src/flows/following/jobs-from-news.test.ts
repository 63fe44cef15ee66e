import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { jobsFromNews } from "../../../../src/flows/following/jobs-from-news.ts";
import type { GuestNews } from "../../../../src/flows/following/jobs-from-news.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";

const guest = id("guest-1");

function news(given: Partial<GuestNews> = {}): GuestNews {
  return { id: guest, userState: undefined, userStateSince: null, removed: false, ...given };
}

/** The changes to record for one guest. */
function recorded(one: GuestNews, ...ours: readonly Invitation[]): readonly string[] {
  return jobsFromNews([one], ours, "delta", at("11:00")).map(({ task }) => task.kind);
}

const removed = anInvitation({ state: { kind: "removed", since: at("09:00"), guestId: guest } });
const revoked = anInvitation({ state: { kind: "revoked", since: at("09:00"), guestId: guest, why: "asked" } });
const pending = { userState: "PendingAcceptance" } as const;

describe("jobsFromNews", () => {
  it("lets no later way replace what the first has heard of an acceptance", () => {
    const accepts = news({ userState: "Accepted", userStateSince: at("10:30") });
    const keys = (["notification", "delta"] as const).map((path) => jobsFromNews([accepts], [invited()], path, at("11:00"))[0]?.key);
    assert.equal(new Set(keys).size, 2);
  });

  it("makes one job for a guest and a kind of news", () => {
    const since = at("10:30");
    const jobs = jobsFromNews([news({ userState: "Accepted", userStateSince: since })], [invited()], "young", at("11:00"));
    const task = { kind: "record-acceptance", guest, path: "young", since };
    assert.deepEqual(jobs, [{ task, due: at("11:00"), key: `record-acceptance:${guest}:young:${since}` }]);
    assert.deepEqual(jobsFromNews([news({ removed: true })], [accepted()], "delta", at("11:00"))[0]?.key, `record-removal:${guest}`);
  });

  it("makes a job for the removal only of a guest who is invited or accepted", () => {
    const gone = news({ removed: true });
    assert.deepEqual([recorded(gone, invited()), recorded(gone, accepted())], [["record-removal"], ["record-removal"]]);
    assert.deepEqual([recorded(gone, removed), recorded(gone, revoked), recorded(gone)], [[], [], []]);
    assert.deepEqual(recorded(gone, removed, accepted()), ["record-removal"]);
  });

  it("recognizes a reset by its later time, and leaves one without a time to recordReset", () => {
    assert.deepEqual(recorded(news({ ...pending, userStateSince: at("10:01") }), accepted()), ["record-reset"]);
    assert.deepEqual(recorded(news(pending), accepted()), ["record-reset"]);
    assert.deepEqual(recorded(news({ ...pending, userStateSince: at("10:00") }), accepted()), []);
    assert.deepEqual(recorded(news({ ...pending, userStateSince: at("10:01") }), invited()), []);
    assert.deepEqual(recorded(news({ userState: "Accepted" }), accepted()), []);
  });

  it("reads a guest, whose acceptance has no time, once more only if that tells more", () => {
    const unseen = anInvitation({ state: { kind: "invited", since: at("10:00"), guestId: guest } });
    const kinds = (["delta", "young"] as const).map(
      (path) => jobsFromNews([news({ userState: "Accepted" })], [unseen], path, at("11:00"))[0]?.task.kind,
    );
    assert.deepEqual(kinds, ["check-guest", "record-acceptance"]);
  });

  it("recognizes that a guest is back, whatever their state", () => {
    for (const ended of [removed, revoked]) {
      assert.deepEqual(recorded(news({ userState: "Accepted" }), ended), ["record-restoration"]);
      assert.deepEqual(recorded(news(pending), ended), ["record-restoration"]);
    }
  });

  it("uses the newest invitation of a guest", () => {
    assert.deepEqual(recorded(news(pending), invited(), removed), []);
    assert.deepEqual(recorded(news({ userState: "Accepted" }), invited(), removed), ["record-acceptance"]);
  });

  it("ignores others' guests and invitations without a guest", () => {
    assert.deepEqual(recorded(news({ removed: true }), invited({}, "guest-2"), failed("busy")), []);
  });
});
