import assert from "node:assert/strict";
import { askBatch } from "../../../../../src/adapters/graph/requests/batch.ts";
import { asAda, batchOf, graphUnderTest, itemsOf } from "../graph-under-test.ts";

const items = (...ids: readonly string[]) => ids.map((item) => ({ id: item, path: `/users/${item}` }));

describe("askBatch", () => {
  it("asks for nothing when there is nothing to ask", async () => {
    const { graph, retry, sent } = graphUnderTest();
    assert.deepEqual(await askBatch({ graph, retry }, asAda, []), new Map());
    assert.deepEqual(sent, []);
  });

  it("posts relative URLs and finds each answer by its id, whatever the order", async () => {
    const { graph, retry, sent } = graphUnderTest(
      batchOf({ a: { body: { n: 1 } }, b: { status: 404, headers: { "Request-Id": "item-b" }, body: { n: 2 } } }),
    );
    const answers = await askBatch({ graph, retry }, asAda, items("a", "b"));
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/$batch");
    assert.deepEqual(sent[0].body, {
      requests: [
        { id: "a", method: "GET", url: "/users/a" },
        { id: "b", method: "GET", url: "/users/b" },
      ],
    });
    assert.deepEqual(
      ["a", "b"].map((item) => [answers.get(item)?.status, answers.get(item)?.body, answers.get(item)?.requestId]),
      [
        [200, { n: 1 }, "request-1"],
        [404, { n: 2 }, "item-b"],
      ],
    );
  });

  it("gives an item without a time of its own the time of the whole answer", async () => {
    const whole = batchOf({ a: { body: 1 }, b: { headers: { Date: "Fri, 20 Nov 2026 10:00:05 GMT" } } });
    const { graph, retry } = graphUnderTest({ ...whole, headers: { date: "Fri, 20 Nov 2026 10:00:06 GMT" } });
    const answers = await askBatch({ graph, retry }, asAda, items("a", "b"));
    const dates = ["a", "b"].map((item) => answers.get(item)?.header("date"));
    assert.deepEqual(dates, ["Fri, 20 Nov 2026 10:00:06 GMT", "Fri, 20 Nov 2026 10:00:05 GMT"]);
    assert.equal(answers.get("a")?.header("retry-after"), undefined);
  });

  it("asks at most twenty at once", async () => {
    const ids = Array.from({ length: 45 }, (_, n) => `u${n}`);
    const { graph, retry, sent, finish } = graphUnderTest((request) => {
      return batchOf(Object.fromEntries(itemsOf(request).map(({ id }) => [id, { body: id }])));
    });
    const answers = await finish(askBatch({ graph, retry }, asAda, items(...ids)));
    assert.deepEqual(
      sent.map((request) => itemsOf(request).length),
      [20, 20, 5],
    );
    assert.deepEqual([...answers.keys()].toSorted(), ids.toSorted());
  });

  it("asks throttled items again, and only them, after the longest of their waits", async () => {
    const { graph, retry, sent, finish, clock } = graphUnderTest(
      batchOf({ a: { body: 1 }, b: { status: 429, headers: { "Retry-After": "3" } }, c: { status: 429, headers: { "retry-after": "8" } } }),
      () => {
        times.push(clock.millisecondsSince(start));
        return batchOf({ b: { body: 2 }, c: { body: 3 } });
      },
    );
    const start = clock.now();
    const times: number[] = [];
    const answers = await finish(askBatch({ graph, retry }, asAda, items("a", "b", "c")));
    assert.deepEqual(times, [8_000]);
    assert.deepEqual(
      sent.map((request) => itemsOf(request).map(({ id }) => id)),
      [
        ["a", "b", "c"],
        ["b", "c"],
      ],
    );
    assert.deepEqual(
      ["a", "b", "c"].map((item) => answers.get(item)?.body),
      [1, 2, 3],
    );
  });

  it("lets a throttled item decide over one that failed in passing", async () => {
    const { graph, retry, finish, clock } = graphUnderTest(
      batchOf({ a: { status: 503, headers: { "Retry-After": "15" } }, b: { status: 429, headers: { "Retry-After": "2" } } }),
      () => {
        times.push(clock.millisecondsSince(start));
        return batchOf({ a: { body: 1 }, b: { body: 2 } });
      },
    );
    const start = clock.now();
    const times: number[] = [];
    await finish(askBatch({ graph, retry }, asAda, items("a", "b")));
    assert.deepEqual(times, [2_000]);
  });

  it("says throttled when items are throttled for too long", async () => {
    const { graph, retry, finish } = graphUnderTest(batchOf({ a: { status: 429, headers: { "Retry-After": "90" } } }));
    await assert.rejects(finish(askBatch({ graph, retry }, asAda, items("a"))), { code: "throttled", retryAfter: 90 });
  });

  it("backs off by itself from an item without Retry-After", async () => {
    const { graph, retry, finish, sent } = graphUnderTest(batchOf({ a: { status: 429 } }), batchOf({ a: { body: 1 } }));
    await finish(askBatch({ graph, retry }, asAda, items("a")));
    assert.equal(sent.length, 2);
  });

  it("returns an item that keeps failing, after four attempts", async () => {
    const { graph, retry, finish, sent } = graphUnderTest(batchOf({ a: { status: 500 } }));
    const answers = await finish(askBatch({ graph, retry }, asAda, items("a")));
    assert.equal(answers.get("a")?.status, 500);
    assert.equal(sent.length, 4);
  });

  it("repeats a batch that failed as a whole: it only reads", async () => {
    const { graph, retry, finish, sent } = graphUnderTest({ status: 503 }, batchOf({ a: { body: 1 } }));
    const answers = await finish(askBatch({ graph, retry }, asAda, items("a")));
    assert.deepEqual([answers.get("a")?.body, sent.length], [1, 2]);
  });

  it("treats a missing item as an unexpected answer", async () => {
    const { graph, retry, finish } = graphUnderTest(batchOf({ a: { body: 1 } }));
    await assert.rejects(finish(askBatch({ graph, retry }, asAda, items("a", "b"))), {
      code: "directory-answer-unexpected",
      remoteId: "request-1",
    });
  });

  it("ignores answers that nobody asked for", async () => {
    const { graph, retry, finish, sent } = graphUnderTest(batchOf({ a: { body: 1 }, x: { status: 500 } }));
    await finish(askBatch({ graph, retry }, asAda, items("a")));
    assert.equal(sent.length, 1);
  });

  for (const [what, body] of Object.entries({ "no list": {}, HTML: "<html>", "an odd item": { responses: [{ id: 7 }] } })) {
    it(`treats ${what} as an unexpected answer`, async () => {
      const { graph, retry, finish } = graphUnderTest({ body });
      await assert.rejects(finish(askBatch({ graph, retry }, asAda, items("a"))), { code: "directory-answer-unexpected" });
    });
  }

  it("says that Graph can't be reached", async () => {
    const { graph, retry, finish } = graphUnderTest(new TypeError("fetch failed"));
    await assert.rejects(finish(askBatch({ graph, retry }, asAda, items("a"))), {
      code: "directory-unavailable",
      cause: new TypeError("fetch failed"),
    });
  });
});
