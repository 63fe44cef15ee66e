import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { isInvited } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const anyConversation = "/teams/v3/conversations/*";

describe("When Teams fails while people are told of an acceptance", () => {
  let world: World;
  let adele: Chat;
  let megan: Chat;
  before(async () => {
    world = await startWorld();
    [adele, megan] = [await world.as(PERSON_IDS.adele), await world.as(PERSON_IDS.megan)];
    await megan.sayIn("Guest approvals", "announce acceptances here");
    await megan.until(({ text }) => text.startsWith("From now on"), "the answer");
  });
  after(() => world.close());
  afterEach(() => void world.sandbox.control.patch({ faults: [] }));

  async function invited(email: string): Promise<void> {
    await adele.post(`invite ${email}`);
    const form = await adele.until(({ root, card }) => root !== null && wordsOf(card).includes(email), "the form in the channel");
    const result = await adele.press(form, "send-invitation", { email });
    assert.ok(result.kind === "card" && isInvited(result));
  }

  async function accepted(email: string): Promise<void> {
    const mail = (await adele.mails()).findLast(({ to }) => to === email);
    await adele.accept(mail?.redeemUrl ?? assert.fail(`no mail to ${email}`));
  }

  const fault = (kind: string, times: number) => ({ route: anyConversation, method: "POST", kind, times });
  const noticesOf = async (email: string) => (await adele.read()).filter(({ text }) => text.includes(email) && text.includes("Accepted: "));
  const announcementsOf = async (email: string) =>
    (await megan.read()).filter(({ text, mentions }) => text.includes(email) && text.includes("has accepted") && mentions.length === 0);

  /** Both messages were given up: nothing more will be sent. */
  async function bothEnded(email: string): Promise<void> {
    const ends = () => world.logged.filter((line) => line.includes("notice-outcome-unknown")).length;
    const before = ends();
    await accepted(email);
    while (ends() < before + 2) await setImmediate();
  }

  for (const [index, kind] of ["conversation-not-found", "refused-404", "other-region"].entries()) {
    it(`tells everybody once after a passing ${kind}, and the announcements go on`, async () => {
      const email = `passing-${index}@fabrikam.com`;
      await invited(email);
      world.sandbox.control.patch({ faults: [fault(kind, 3), { ...fault(kind, 1), method: "PUT" }] });
      await accepted(email);
      await adele.until(({ card }) => /Accepted/.test(wordsOf(card)) && wordsOf(card).includes(email), "the living card");
      await adele.until(({ text }) => text.includes(`Accepted: ${email}`), "the notice");
      await megan.until(({ text, mentions }) => text.includes(email) && mentions.length === 0, "the announcement");
      assert.deepEqual([(await noticesOf(email)).length, (await announcementsOf(email)).length], [1, 1]);
      assert.equal((await world.app.ports.announcements.list()).length, 1);
    });
  }

  for (const [index, kind] of ["done-504", "done-reset"].entries()) {
    it(`tells nobody a third time when every answer is lost (${kind})`, async () => {
      const email = `lost-${index}@fabrikam.com`;
      await invited(email);
      world.sandbox.control.patch({ faults: [fault(kind, 50)] });
      await bothEnded(email);
      assert.deepEqual([(await noticesOf(email)).length, (await announcementsOf(email)).length], [2, 2]);
      world.sandbox.control.patch({ faults: [] });
      await adele.say(`status ${email}`);
      await adele.until(({ card }) => wordsOf(card).includes("Adele Vance may have missed my last message about this"), "the status");
    });
  }
});
