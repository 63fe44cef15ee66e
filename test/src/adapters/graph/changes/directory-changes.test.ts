import assert from "node:assert/strict";
import { graphUnderTest, problem } from "../graph-under-test.ts";

const link = (token: string) => `https://graph.example/v1.0/users/delta?$deltatoken=${token}`;
const page = (value: readonly object[], links: object) => ({ body: { value, ...links } });
const end = (token: string) => ({ "@odata.deltaLink": link(token) });

describe("latest", () => {
  it("asks for a link from now on, for the properties that show an acceptance", async () => {
    const { changes, sent } = graphUnderTest(page([], end("now")));
    assert.equal(await changes.latest(), link("now"));
    assert.equal(
      sent[0]?.url,
      "https://graph.example/v1.0/users/delta?$select=id%2Cmail%2CuserPrincipalName%2CuserType%2CexternalUserState%2CexternalUserStateChangeDateTime&$deltatoken=latest",
    );
    assert.equal(sent[0].headers.get("authorization"), "Bearer token-of-app");
  });

  it("goes on to the last page", async () => {
    const { changes } = graphUnderTest(page([{ id: "a" }], { "@odata.nextLink": link("more") }), page([], end("now")));
    assert.equal(await changes.latest(), link("now"));
  });

  it("does not go on for ever", async () => {
    const { changes, sent } = graphUnderTest(page([], { "@odata.nextLink": link("more") }));
    await assert.rejects(changes.latest(), { code: "directory-answer-unexpected", message: /has no end/ });
    assert.equal(sent.length, 10);
  });
});

describe("read", () => {
  it("gives what changed, in Graph's order, with its repetitions", async () => {
    const { changes, sent } = graphUnderTest(
      page(
        [
          { id: "a", externalUserState: "Accepted", externalUserStateChangeDateTime: "2026-11-20T14:32:00Z", mail: "a@x.y" },
          { id: "b" },
          { id: "a", externalUserState: "PendingAcceptance" },
          { id: "c", externalUserState: null, externalUserStateChangeDateTime: null },
          { id: "d", "@removed": { reason: "changed" } },
          { id: "e", "@removed": { reason: "deleted" } },
          { id: "f", externalUserState: "Thinking" },
        ],
        end("two"),
      ),
    );
    assert.deepEqual(await changes.read(link("one")), {
      kind: "page",
      changes: [
        { kind: "changed", id: "a", userState: "Accepted", userStateSince: "2026-11-20T14:32:00.000Z" },
        { kind: "changed", id: "b" },
        { kind: "changed", id: "a", userState: "PendingAcceptance" },
        { kind: "changed", id: "c", userState: null, userStateSince: null },
        { kind: "removed", id: "d" },
        { kind: "removed", id: "e" },
        { kind: "changed", id: "f", userState: null },
      ],
      next: link("two"),
      more: false,
    });
    assert.equal(sent[0]?.url, link("one"));
  });

  it("says that there is more", async () => {
    const { changes } = graphUnderTest(page([], { "@odata.nextLink": link("more") }));
    assert.deepEqual(await changes.read(link("one")), { kind: "page", changes: [], next: link("more"), more: true });
  });

  it("starts over where Graph says after 410", async () => {
    const { changes } = graphUnderTest({ status: 410, headers: { location: link("") } });
    assert.deepEqual(await changes.read(link("old")), { kind: "resync", next: link("") });
  });

  it("understands a relative Location", async () => {
    const { changes } = graphUnderTest({ status: 410, headers: { location: "/v1.0/users/delta?$deltatoken=" } });
    assert.deepEqual(await changes.read(link("old")), { kind: "resync", next: link("") });
  });

  for (const [what, answer] of Object.entries({
    "410 without a Location": { status: 410 },
    "400 syncStateNotFound": problem(400, "syncStateNotFound"),
    "404 SyncStateNotFound": problem(404, "SyncStateNotFound"),
    "400 syncStateInvalid": problem(400, "syncStateInvalid"),
    "400 resyncRequired": problem(400, "resyncRequired"),
    "400 with a code that isn't known": problem(400, "Request_BadRequest"),
    "400 without a code": { status: 400 },
    "404 with a code that isn't known": problem(404, "UnknownError"),
    "410 with the same link": { status: 410, headers: { location: link("old") } },
    "410 with a Location that isn't Graph's": { status: 410, headers: { location: "https://evil.example/v1.0/users/delta" } },
    "410 with a Location that is no address": { status: 410, headers: { location: "https://" } },
  })) {
    it(`starts from now after ${what}`, async () => {
      const { changes, sent } = graphUnderTest(answer, page([], end("now")));
      assert.deepEqual(await changes.read(link("old")), { kind: "resync", next: link("now") });
      assert.match(sent[1]?.url ?? "", /deltatoken=latest$/);
    });
  }

  it("treats no other refusal as an old token", async () => {
    for (const answer of [problem(401, "InvalidAuthenticationToken"), problem(403, "Authorization_RequestDenied")]) {
      const { changes, sent } = graphUnderTest(answer);
      await assert.rejects(changes.read(link("one")), { code: "directory-refused", status: answer.status });
      assert.equal(sent.length, 1);
    }
  });

  it("never follows a link to another host: it starts from now", async () => {
    const { changes, sent } = graphUnderTest(page([], end("now")));
    assert.deepEqual(await changes.read("https://evil.example/v1.0/users/delta"), { kind: "resync", next: link("now") });
    assert.deepEqual(
      sent.map(({ url }) => new URL(url).host),
      ["graph.example"],
    );
  });

  it("says that Graph refuses to start from now, too", async () => {
    const { changes } = graphUnderTest(problem(400, "Request_BadRequest"));
    await assert.rejects(changes.read(link("old")), { code: "directory-refused", status: 400 });
  });

  for (const [what, body] of Object.entries({
    "neither link": { value: [] },
    "no list": end("two"),
    "a change without an id": { value: [{ mail: "a@x.y" }], ...end("two") },
    HTML: "<html>",
  })) {
    it(`treats a page with ${what} as an unexpected answer`, async () => {
      const { changes } = graphUnderTest({ body });
      await assert.rejects(changes.read(link("one")), { code: "directory-answer-unexpected", remoteId: "request-1" });
    });
  }

  it("says that Graph can't be reached", async () => {
    const { changes, finish } = graphUnderTest({ status: 503, headers: { "retry-after": "60" } });
    await assert.rejects(finish(changes.read(link("one"))), { code: "directory-unavailable", status: 503, retryAfter: 60 });
  });
});
