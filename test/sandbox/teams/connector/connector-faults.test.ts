import assert from "node:assert/strict";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("faults of connector and token service", () => {
  let world: StartedSandbox;
  let path: string;

  before(async () => {
    world = await startedSandbox();
    path = `/teams/v3/conversations/${encodeURIComponent(world.sandbox.teams.team.id)}/activities`;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const fail = (kind: string, more: object = {}): void => {
    const outcome = world.sandbox.control.patch({ faults: [{ route: "/teams/v3/*", kind, ...more }] });
    assert.equal(outcome.kind, "changed");
  };
  const post = () => world.asBot("POST", path, { type: "message", text: "hello" });
  const posted = (): number => world.sandbox.teams.chats.messages(world.sandbox.teams.team.id).length;

  for (const [kind, status, code] of [
    ["429", 429, "Throttled"],
    ["500", 500, "ServiceError"],
    ["refused-400", 400, "BadSyntax"],
    ["503", 503, "ServiceUnavailable"],
    ["504", 504, "GatewayTimeout"],
  ] as const) {
    it(`T62: a ${kind} of the connector answers ${code} and does nothing, as often as it was set`, async () => {
      fail(kind, { times: 2 });
      const [first, second, third] = [await post(), await post(), await post()];
      assert.deepEqual([first.status, first.body.error.code, second.status, third.status, posted()], [status, code, status, 201, 1]);
    });
  }

  for (const [kind, status, code] of [
    ["conversation-not-found", 404, "ConversationNotFound"],
    ["refused-404", 404, undefined],
    ["other-region", 403, "BadArgument"],
  ] as const) {
    it(`T115: a conversation that exists can answer ${kind}, to posts and to edits, and then works again`, async () => {
      const { id } = (await post()).body;
      const edit = () => world.asBot("PUT", `${path}/${id}`, { type: "message", text: "edited" });
      fail(kind, { times: 2 });
      const answers = [await post(), await edit(), await post(), await edit()];
      assert.deepEqual(
        answers.map((each) => each.status),
        [status, status, 201, 200],
      );
      assert.deepEqual([answers[0]?.body?.error.code, posted()], [code, 2]);
    });
  }

  it("T115: it happens to every third call only", async () => {
    fail("conversation-not-found", { times: 2, every: 3 });
    const statuses = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await post()).status);
    assert.deepEqual(statuses, [201, 201, 404, 201, 201, 404, 201]);
  });

  const newThread = () =>
    world.asBot("POST", "/teams/v3/conversations", {
      ...{ isGroup: true, channelData: { channel: { id: world.sandbox.teams.team.id } }, activity: { type: "message", text: "hello" } },
    });

  it("T62: a post, an edit and a new conversation can be done and answered 503 with Retry-After", async () => {
    const { id } = (await post()).body;
    fail("done-503", { times: 3, retryAfterSeconds: 20 });
    const answers = [await post(), await world.asBot("PUT", `${path}/${id}`, { type: "message", text: "edited" }), await newThread()];
    assert.deepEqual(
      answers.map((each) => each.status),
      [503, 503, 503],
    );
    const texts = world.sandbox.teams.chats.messages(world.sandbox.teams.team.id).map(({ content }) => content.text);
    assert.deepEqual(texts, ["edited", "hello", "hello"]);
  });

  it("T62: a delivered post can be answered 504 all the same", async () => {
    fail("done-504");
    assert.deepEqual([(await post()).status, posted()], [504, 1]);
  });

  it("T62: a connection can break, before or after it was done", async () => {
    fail("reset");
    await assert.rejects(post);
    assert.equal(posted(), 0);
    fail("done-reset");
    await assert.rejects(post);
    assert.equal(posted(), 1);
    assert.deepEqual(world.sandbox.requests.since(0).requests.filter(({ status, method }) => status === 0 && method === "POST").length, 2);
  });

  it("T62: a proxy's page can come instead of an answer", async () => {
    fail("html-502");
    await assert.rejects(post, SyntaxError);
    assert.equal(posted(), 0);
  });

  it("T62: the token service fails in the same ways", async () => {
    world.sandbox.control.patch({ faults: [{ route: "/api/usertoken/*", kind: "503", retryAfterSeconds: 7 }] });
    const answer = await world.asBot("GET", "/api/usertoken/GetToken?userId=29:1&connectionName=sso");
    assert.deepEqual(answer, { status: 503, body: { error: { code: "ServiceUnavailable", message: "Service unavailable." } } });
  });

  it("ignores faults that belong to delta", async () => {
    fail("gone");
    assert.equal((await post()).status, 201);
  });
});
