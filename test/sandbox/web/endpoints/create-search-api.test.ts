import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import type { Json } from "../../json.ts";
import { startedSandbox, type StartedSandbox } from "../../started-sandbox.ts";
import { postCard } from "../../teams/sign-in/login-bot.ts";

describe("choices that are looked up", () => {
  let world: StartedSandbox;
  let channel: string;

  before(async () => {
    world = await startedSandbox();
    channel = world.sandbox.teams.team.id;
  });
  after(() => world.close());
  beforeEach(() => world.reset());

  const people = async (query: string): Promise<Json> => (await world.adele.get(`people?${query}`)).body;
  const titles = async (query: string): Promise<readonly string[]> => (await people(query)).map(({ title }: Json) => title);

  it("T66: finds people of the directory by name or address, also guests, with their object ids", async () => {
    assert.deepEqual(await people("q=megan"), [{ title: "Megan Bowen", value: PERSON_IDS.megan, subtitle: "Marketing Manager" }]);
    assert.deepEqual(await titles("q=Bowen"), ["Megan Bowen"]);
    assert.deepEqual(await people("q=sam.rivera@"), [{ title: "Sam Rivera", value: GUEST_IDS.sam, subtitle: "sam.rivera@fabrikam.com" }]);
    assert.deepEqual(await titles("q=owen"), []);
  });

  it("T110: finds a person who was chosen before by object id", async () => {
    assert.deepEqual(await titles(`q=${PERSON_IDS.megan}`), ["Megan Bowen"]);
    assert.deepEqual(await titles(`q=${PERSON_IDS.megan.slice(0, 8)}`), []);
  });

  it("T66: shows at most 15, and only members of the conversation if that is the scope", async () => {
    await world.adele.send("POST", "/_sandbox/seed", { guests: 30 });
    assert.equal((await people("q=partner")).length, 15);
    const chat = world.sandbox.teams.chats.conversations.find(({ kind }) => kind === "groupChat")?.id ?? "";
    assert.deepEqual(await titles(`q=&conversation=${encodeURIComponent(chat)}`), ["Adele Vance", "Megan Bowen", "Alex Wilber"]);
    assert.equal((await world.adele.get("people?q=&conversation=19:other")).status, 404);
  });

  const search = async (queryText = "be"): Promise<Json> =>
    world.adele.send("POST", "search", { conversation: channel, message: await postCard(world, channel), dataset: "cities", queryText });

  it("T67: asks the bot for choices of its own dataset by application/search", async () => {
    const results = Array.from({ length: 16 }, (_, index) => ({ title: `City ${index}`, value: String(index) }));
    world.bot.answer(() => ({
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.search.searchResponse", value: { results } },
    }));
    const { body } = await search("");
    const { name, value } = (await world.bot.nth(1)).activity;
    assert.deepEqual(
      { name, value },
      { name: "application/search", value: { queryText: "", queryOptions: { skip: 0, top: 15 }, dataset: "cities" } },
    );
    assert.deepEqual([body.length, body[0]], [15, { title: "City 0", value: "0", subtitle: null }]);
  });

  for (const [what, status, body] of [
    ["an error", 400, { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "x", message: "y" } }],
    ["nothing", 200, undefined],
    ["another shape", 200, { statusCode: 200, type: "application/vnd.microsoft.search.searchResponse", value: [] }],
  ] as const) {
    it(`T67: shows an error when the bot answers ${what}`, async () => {
      world.bot.answer(() => ({ status, body }));
      const answer = await search();
      assert.deepEqual(
        [answer.status, answer.body.error],
        [404, { code: "search-failed", message: "Something went wrong. Please try again." }],
      );
    });
  }
});
