import assert from "node:assert/strict";
import sinon from "sinon";
import { chatId } from "../../../../sandbox/teams/chats/ids.ts";
import { PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { botToken, type ApiAnswer } from "../../bot-client.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";

describe("a busy connector", () => {
  let world: StartedSandbox;
  let channel: string;
  let chat: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
    chat = chatId(PERSON_IDS.adele, world.sandbox.tenant.app.appId);
  });
  after(() => world.close());
  // However busy the machine is, all this happens within one second.
  before(() => sinon.useFakeTimers({ now: Date.now(), toFake: ["Date"] }));
  after(() => sinon.restore());
  beforeEach(() => world.reset());

  const path = (conversation: string, activity = ""): string =>
    `/teams/v3/conversations/${encodeURIComponent(conversation)}/activities${activity}`;
  const text = { type: "message", text: "hello" };
  const post = (conversation = channel): Promise<ApiAnswer> => world.asBot("POST", path(conversation), text);
  const throttled = { status: 429, body: { error: { code: "Throttled", message: "Too many requests." } } };
  const several = async (count: number, ask: () => Promise<ApiAnswer>): Promise<readonly number[]> =>
    (await Promise.all(Array.from({ length: count }, ask))).map(({ status }) => status);

  it("T58: answers 429 with Retry-After to more than seven sends a second, edits among them, on one channel and all its threads", async () => {
    const { body } = await post();
    await several(6, () => world.asBot("PUT", path(channel, `/${body.id}`), text));
    assert.deepEqual(await post(`${channel};messageid=${body.id}`), throttled);
    assert.equal((await post(chat)).status, 201);
    const shown = (await world.adele.get("/_sandbox/requests")).body.requests.filter(({ status }: { status: number }) => status === 429);
    assert.equal(shown.length, 1);
  });

  it("T58: says in Retry-After when to come again", async () => {
    await several(7, post);
    const headers = { authorization: `Bearer ${await botToken(world.sandbox)}`, "content-type": "application/json" };
    const answer = await fetch(`${world.sandbox.apiUrl}${path(channel)}`, { method: "POST", headers, body: JSON.stringify(text) });
    assert.deepEqual([answer.status, answer.headers.get("retry-after")], [429, "1"]);
  });

  it("T58: counts new conversations by their target, and reads of members and of teams", async () => {
    const create = (): Promise<ApiAnswer> =>
      world.asBot("POST", "/teams/v3/conversations", {
        isGroup: true,
        channelData: { channel: { id: channel } },
        tenantId: world.sandbox.tenant.id,
        activity: text,
      });
    assert.deepEqual(
      (await several(8, create)).toSorted((a, b) => a - b),
      [...Array.from({ length: 7 }, () => 201), 429],
    );
    const members = (): Promise<ApiAnswer> => world.asBot("GET", `/teams/v3/conversations/${encodeURIComponent(channel)}/members`);
    const teams = (): Promise<ApiAnswer> => world.asBot("GET", `/teams/v3/teams/${encodeURIComponent(channel)}`);
    for (const ask of [members, teams]) assert.deepEqual((await several(15, ask)).filter((status) => status === 429).length, 1);
  });

  it("T58: accepts all requests when throttling is switched off", async () => {
    world.sandbox.control.patch({ throttling: "off" });
    assert.deepEqual(new Set(await several(20, post)), new Set([201]));
  });

  it("T60: refuses a change with 412 while another one runs, by the switch", async () => {
    world.sandbox.control.patch({ refuseConcurrent: true, connectorLatencyMs: 2_000 });
    const [first, second, elsewhere] = await Promise.all([post(), post(), post(chat)]);
    assert.deepEqual(
      [first, second].map(({ status }) => status).sort((a, b) => a - b),
      [201, 412],
    );
    assert.equal(elsewhere.status, 201);
    const refused = [first, second].find(({ status }) => status === 412);
    assert.deepEqual(refused?.body, { error: { code: "PreconditionFailed", message: "Precondition failed, please try again." } });
    world.sandbox.control.patch({ connectorLatencyMs: 0 });
    assert.equal((await post()).status, 201);
    world.sandbox.control.patch({ refuseConcurrent: false });
    assert.deepEqual(await several(2, post), [201, 201]);
  });

  it("T61: can't find a new message for a while, by the switch: 404 for edits and deletions", async () => {
    world.sandbox.control.patch({ editableAfterMs: 60_000 });
    const { body } = await post();
    const notFound = {
      status: 404,
      body: { error: { code: "ActivityNotFoundInConversation", message: "Message does not exist in the thread." } },
    };
    assert.deepEqual(await world.asBot("PUT", path(channel, `/${body.id}`), text), notFound);
    assert.deepEqual(await world.asBot("DELETE", path(channel, `/${body.id}`)), notFound);
    world.sandbox.control.patch({ editableAfterMs: 0 });
    assert.equal((await world.asBot("PUT", path(channel, `/${body.id}`), text)).status, 200);
  });

  it("answers 400, not 500, to a new conversation that can't be read", async () => {
    assert.equal((await world.asBot("POST", "/teams/v3/conversations", "{")).status, 400);
  });
});
