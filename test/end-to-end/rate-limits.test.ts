import { setTimeout } from "node:timers/promises";
import { restore, useFakeTimers } from "sinon";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

/** One more than Teams accepts in a second from a bot in one conversation (Microsoft: Rate limits of bots). */
const tooMany = 8;

describe("With Microsoft's rate limits", () => {
  let world: World;

  before(async () => {
    world = await startWorld();
    world.sandbox.control.patch({ throttling: "documented" });
  });
  after(() => world.close());
  afterEach(() => restore());

  it("answers many messages in one second, with a delay", async () => {
    const adele = await world.as(PERSON_IDS.adele);
    const isRefused = () =>
      world.sandbox.requests
        .since(0)
        .requests.some(({ path, status }) => /\/v3\/conversations\/.*\/activities/.test(path) && status === 429);
    const second = useFakeTimers({ now: Date.now(), toFake: ["Date"] }); // it lasts until Teams has refused one, however busy the machine is
    await Promise.all(Array.from({ length: tooMany }, (_, number) => adele.say(`status p${number}@fabrikam.com`)));
    while (!isRefused()) await setTimeout(20);
    second.restore();
    for (let number = 0; number < tooMany; number++)
      await adele.until(({ card }) => JSON.stringify(card).includes(`p${number}@fabrikam.com`), `the answer about p${number}`);
  });
});
