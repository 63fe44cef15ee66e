import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/well-known.ts";
import { actionOf } from "./chat.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

const day = 24 * 3_600_000;
const policy = {
  ...bankPolicy,
  approvals: { weekend: [], remindAfter: 1, escalate: { after: 2, to: "bosses" }, lapseAfter: 7 },
  approvers: { bosses: { people: [PERSON_IDS.grady], displayName: "The bosses" } },
};

describe("A request that nobody decides about", () => {
  let company: Approvals;
  beforeEach(async () => {
    company = await startApprovals({ policy });
  });
  afterEach(() => company.close());

  const hears = (chat: Approvals["adele"], words: RegExp) => chat.until(({ text }) => words.test(text), `words like ${words.source}`);

  it("is brought to mind after a working day, passed on after two, and ends after seven; the requester hears each time", async () => {
    const { adele, alex, grady, world } = company;
    const email = "dana@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);

    world.advance(1.1 * day);
    const reminder = await alex.until(({ root, text }) => root === request.id && text.includes(email), "the reminder beneath the card");
    assert.ok(reminder.mentions.some(({ isMe }) => isMe));
    await hears(adele, /nobody has decided about your invitation for dana@woodgrovebank\.com yet\. I have reminded/);

    world.advance(day);
    const passedOn = await grady.until(
      ({ root, text }) => root === request.id && /Now you can decide, too/.test(text),
      "the word to the bosses",
    );
    assert.ok(passedOn.mentions.some(({ isMe }) => isMe));
    await hears(adele, /I have passed it on to more approvers/);

    world.advance(5 * day);
    await hears(adele, /in time, so it has ended\. You can ask again/);
    const lapsed = await company.turned(living, /Not decided in time/);
    await company.turned(request, /Not decided in time/, alex);
    assert.match(await company.press(alex, request, "approve"), /Nobody decided in time/);
    assert.ok(actionOf(lapsed.card, "invite-again"));
    assert.equal(company.mailsTo(email), 0);
    assert.deepEqual(
      (await company.trail(email)).filter((what) => ["reminded", "escalated", "lapsed", "decision-refused"].includes(what)),
      ["reminded", "escalated", "lapsed", "decision-refused"],
    );
  });

  it("has lapsed when somebody presses too late, even before the bot has noticed", async () => {
    const email = "vic@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    await company.world.app.worker.stop();
    company.world.advance(8 * day);
    assert.match(await company.press(company.megan, request, "approve"), /Nobody decided in time/);
    assert.deepEqual([(await company.stored(email)).state.kind, company.mailsTo(email)], ["lapsed", 0]);
  });
});
