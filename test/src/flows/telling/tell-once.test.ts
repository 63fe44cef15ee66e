import assert from "node:assert/strict";
import type { ErrorCode } from "../../../../src/errors.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { tellOnce } from "../../../../src/flows/telling/tell-once.ts";
import type { NotifyOutcome } from "../../../../src/ports/notifier.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const here = id("19:general@thread.tacv2");
const sent = { kind: "sent", activity: undefined } as const;
const unknown = { kind: "outcome-unknown" };
const failing = (code: ErrorCode) => new GuestlistError(code, "no");

/** Tells something, in a Teams where a post ends so; `posts` has the marks that stood at each post. */
function world(end: NotifyOutcome | Error = sent) {
  const outside = fakeOutside();
  const posts: (readonly number[])[] = [];
  const tell = (telling = aTelling()) =>
    tellOnce(outside.ports, telling, here, async () => {
      posts.push([...telling.marks]);
      if (end instanceof Error) throw end;
      return end;
    });
  return { ...outside, posts, tell };
}

describe("tellOnce", () => {
  it("stores the mark before the post, and leaves it until the job is finished", async () => {
    const { tell, posts } = world();
    const telling = aTelling();
    assert.deepEqual(await tell(telling), sent);
    assert.deepEqual([posts, telling.marks], [[[1]], [1]]);
  });

  it("leaves no mark while the bot gets no token", async () => {
    const { tell, posts, teams } = world();
    teams.noToken = failing("identity-unavailable");
    const telling = aTelling();
    await assert.rejects(tell(telling), { code: "identity-unavailable" });
    assert.deepEqual([posts, telling.marks], [[], []]);
  });

  for (const kind of ["unreachable", "not-now"] as const) {
    it(`takes the mark back when the place is ${kind}`, async () => {
      const { tell } = world({ kind });
      const telling = aTelling({ times: 1 });
      assert.deepEqual(await tell(telling), { kind });
      assert.deepEqual(telling.marks, [2, 1]);
    });
  }

  for (const error of [failing("teams-unavailable"), failing("throttled"), failing("teams-refused"), new Error("unexpected")]) {
    it(`takes the mark back after ${error instanceof GuestlistError ? error.code : error.message}: nothing was posted`, async () => {
      const { tell } = world(error);
      const telling = aTelling();
      await assert.rejects(tell(telling), error);
      assert.deepEqual(telling.marks, [1, 0]);
    });
  }

  it("leaves the mark after an unknown outcome, for one more post", async () => {
    const { tell, log } = world(failing("outcome-unknown"));
    const telling = aTelling();
    await assert.rejects(tell(telling), { code: "outcome-unknown" });
    assert.deepEqual([telling.marks, log.codes], [[1], []]);
  });

  it("posts once more after an unknown outcome", async () => {
    const { tell, posts } = world();
    assert.deepEqual(await tell(aTelling({ times: 1 })), sent);
    assert.equal(posts.length, 1);
  });

  it("ends after the second unknown outcome, and says so in the log with what it is about", async () => {
    const { tell, log } = world(failing("outcome-unknown"));
    assert.deepEqual(await tell(aTelling({ times: 1, about: { job: "send-notice" } })), unknown);
    assert.deepEqual(log.lines, [{ level: "error", code: "notice-outcome-unknown", job: "send-notice" }]);
  });

  it("posts nothing a third time, also when the process died after the second mark", async () => {
    const { tell, posts, log } = world();
    assert.deepEqual(await tell(aTelling({ times: 2 })), unknown);
    assert.deepEqual([posts, log.codes], [[], ["notice-outcome-unknown"]]);
  });

  it("doesn't use the last try up while Teams is down", async () => {
    const { tell, teams, posts } = world();
    teams.failure = failing("teams-unavailable");
    const telling = aTelling({ times: 1 });
    await assert.rejects(tell(telling), { code: "teams-unavailable" });
    assert.deepEqual([posts, telling.marks], [[], []]);
    await tell();
    assert.equal(posts.length, 1);
  });

  it("posts nothing when another worker has the job", async () => {
    const { tell, posts } = world();
    await assert.rejects(tell({ ...aTelling(), note: async () => false }), { code: "store-unavailable" });
    assert.deepEqual(posts, []);
  });
});
