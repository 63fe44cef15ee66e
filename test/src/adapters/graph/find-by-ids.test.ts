import assert from "node:assert/strict";
import { id } from "../../../build/ids.ts";
import { asApp, batchOf, graphUnderTest, itemsOf, problem } from "./graph-under-test.ts";

const user = (own: string, more: object = {}) => ({ id: own, displayName: own, userPrincipalName: `${own}@contoso.com`, ...more });

describe("findByIds", () => {
  it("asks for each id once and leaves out users that don't exist", async () => {
    const { directory, sent } = graphUnderTest(batchOf({ a: { body: user("a") }, "b/c": problem(404, "Request_ResourceNotFound") }));
    const found = await directory.findByIds(asApp, [id("a"), id("b/c"), id("a")]);
    assert.deepEqual(
      found.map((one) => one.id),
      ["a"],
    );
    assert.deepEqual(
      itemsOf(sent[0]).map(({ url }) => url.split("?", 1)[0]),
      ["/users/a", "/users/b%2Fc"],
    );
  });

  it("fails when one of them can't be read", async () => {
    const { directory } = graphUnderTest(batchOf({ a: problem(403, "Authorization_RequestDenied") }));
    await assert.rejects(directory.findByIds(asApp, [id("a")]), { code: "directory-refused" });
  });

  for (const [what, broken] of Object.entries({
    "fails again and again": problem(500, "InternalServerError"),
    "is refused": problem(400, "BadRequest"),
    "isn't a user": { body: { id: 7 } },
  })) {
    it(`returns the others when one ${what}, and names that one`, async () => {
      const { directory, finish } = graphUnderTest(
        ...Array(4).fill(batchOf({ a: { body: user("a") }, b: broken, c: problem(404, "gone") })),
      );
      const unread: string[] = [];
      const found = await finish(directory.findByIds(asApp, [id("a"), id("b"), id("c")], { onUnread: (one) => unread.push(one) }));
      assert.deepEqual([found.map((one) => one.id), unread], [["a"], ["b"]]);
      const strict = graphUnderTest(...Array(4).fill(batchOf({ b: broken })));
      await assert.rejects(strict.finish(strict.directory.findByIds(asApp, [id("b")])));
    });
  }

  for (const status of [401, 403]) {
    it(`fails after ${status}, which concerns everybody`, async () => {
      const { directory } = graphUnderTest(batchOf({ a: { body: user("a") }, b: problem(status, "Denied") }));
      const asked = directory.findByIds(asApp, [id("a"), id("b")], { onUnread: () => assert.fail("passed over") });
      await assert.rejects(asked, { code: "directory-refused" });
    });
  }

  describe("asked once", () => {
    const throttledItem = { status: 429, headers: { "Retry-After": "7" } };

    it("returns the others when some are throttled or fail for the moment, says how long to wait, and repeats nothing", async () => {
      const { directory, sent } = graphUnderTest(
        batchOf({ a: { body: user("a") }, b: throttledItem, c: problem(503, "ServiceUnavailable"), d: problem(404, "gone") }),
      );
      const unread: unknown[] = [];
      const onUnread = (...heard: unknown[]) => void unread.push(heard);
      const ids = ["a", "b", "c", "d"].map((one) => id(one));
      const found = await directory.findByIds(asApp, ids, { once: true, onUnread });
      assert.deepEqual([found.map((one) => one.id), sent.length], [["a"], 1]);
      assert.deepEqual(unread, [
        ["b", 7],
        ["c", undefined],
      ]);
    });

    it("pauses after a throttled item like after a throttled batch: the next call isn't sent before", async () => {
      const { directory, sent } = graphUnderTest(batchOf({ a: { status: 429, headers: { "Retry-After": "40" } } }));
      await directory.findByIds(asApp, [id("a")], { once: true, onUnread: () => undefined });
      await assert.rejects(directory.findByIds(asApp, [id("a")], { once: true }), { code: "throttled", retryAfter: 40 });
      assert.equal(sent.length, 1);
    });

    for (const [status, code] of [
      [429, "throttled"],
      [503, "directory-unavailable"],
    ] as const) {
      it(`fails after ${status} for the whole batch, and repeats nothing`, async () => {
        const { directory, sent } = graphUnderTest({ status, headers: { "Retry-After": "7" } });
        await assert.rejects(directory.findByIds(asApp, [id("a")], { once: true, onUnread: () => undefined }), { code, retryAfter: 7 });
        assert.equal(sent.length, 1);
      });
    }
  });
});
