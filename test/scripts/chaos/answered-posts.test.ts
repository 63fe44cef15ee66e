import assert from "node:assert/strict";
import type { RequestView } from "../../../sandbox/page-api/teams-api.ts";
import { postBehind } from "../../../scripts/chaos/books/answered-posts.ts";

const conversation = "19:general@thread.tacv2";
const noon = Date.parse("2026-11-29T12:00:00.000Z");
const at = (milliseconds: number) => new Date(noon + milliseconds).toISOString();

/** A POST that began at noon and took 100 ms, unless it is said otherwise. */
const post = (more: Partial<RequestView> = {}): RequestView => ({
  ...{ number: 7, at: at(0), server: "api", method: "POST", status: 201, milliseconds: 100, who: null, requestId: null },
  path: `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities`,
  ...more,
});

const message = { conversation, at: at(99) };
const seen = (requests: readonly RequestView[], kills: readonly number[] = []) =>
  postBehind({ requests, bots: [{ lives: kills.map((to) => ({ from: noon - 5000, to: noon + to })) }] }, message);

describe("postBehind", () => {
  it("says that the bot knew: Teams answered, and the bot lived on", () => {
    const told = { request: 7, status: 201, answeredAt: at(100), killedAfterMs: undefined, wasAnswered: true };
    assert.deepEqual(seen([post()]), told);
    assert.deepEqual(seen([post()], [-200]), told);
  });

  it("says that the bot knew when it was killed long after the answer", () => {
    assert.deepEqual(seen([post()], [100 + 1001]), {
      request: 7,
      status: 201,
      answeredAt: at(100),
      killedAfterMs: 1001,
      wasAnswered: true,
    });
  });

  for (const [when, kill] of [
    ["before the answer", 50],
    ["before it can have stored the answer", 1100],
  ] as const)
    it(`says that the bot can't know when it was killed ${when}`, () => {
      assert.equal(seen([post()], [kill]).wasAnswered, false);
    });

  it("says that the bots can't know when the answer came while it couldn't be stored", () => {
    const during = (from: number, to: number) =>
      postBehind({ requests: [post()], bots: [], outages: [{ from: noon + from, to: noon + to }] }, message).wasAnswered;
    assert.deepEqual([during(-500, 99), during(50, 5000), during(1000, 5000), during(1101, 5000)], [true, false, false, true]);
  });

  for (const status of [0, 500, 504])
    it(`says that the bot can't know when the answer was ${status}`, () => {
      assert.deepEqual(seen([post({ status })]), { request: 7, status, answeredAt: at(100), killedAfterMs: undefined, wasAnswered: false });
    });

  it("takes the POST whose end is the closest to the message", () => {
    assert.equal(seen([post({ number: 8, milliseconds: 300 }), post(), post({ number: 9, at: at(60) })]).request, 7);
  });

  it("says that the bot can't know when the POST may be one that wasn't answered", () => {
    assert.equal(seen([post(), post({ number: 8, at: at(2), status: 504 })]).wasAnswered, false);
    assert.equal(seen([post(), post({ number: 8, at: at(20), status: 504 })]).wasAnswered, true);
  });

  it("takes a reply in a thread, too", () => {
    const path = `/teams/v3/conversations/${encodeURIComponent(`${conversation};messageid=1`)}/activities/1`;
    assert.equal(seen([post({ path })]).request, 7);
  });

  for (const [what, other] of Object.entries({
    "edit of a message": { method: "PUT" },
    "message to another conversation": { path: "/teams/v3/conversations/19%3Aother%40thread.tacv2/activities" },
    "activity to the bot": { server: "bot" },
    "message that came later": { at: at(200) },
  } satisfies Record<string, Partial<RequestView>>))
    it(`takes no ${what}`, () => {
      assert.equal(seen([post(other)]).request, undefined);
    });
});
