import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { approvalsChannel, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { submit } from "./submit.ts";

for (const membership of ["private", "shared"] as const) {
  describe(`A ${membership} channel that the bot is allowed in, removed from and allowed in again`, () => {
    let company: Approvals;
    before(async () => (company = await startApprovals()));
    after(() => company.close());

    it("is welcomed by nobody, and takes nothing of its team along", async () => {
      const { adele, admin, world } = company;
      const { settings, announcements, problems } = world.app.ports;
      await admin.page.send("POST", "channels", { title: "Deal", membership });
      await admin.changeApp("Deal", "installed");
      for (const title of ["Deal", "General"]) await adele.sayIn(title, "announce acceptances here");
      const started = async () => (await adele.read()).filter(({ text }) => text.startsWith("From now on I tell this channel")).length;
      await adele.until(({ text }) => text.startsWith("From now on I tell this channel"), "the first answer");
      while ((await started()) < 2) await new Promise(setImmediate);
      const before = await announcements.list();
      const inGeneral = before.filter(({ conversation }) => conversation === world.sandbox.teams.team.id);
      const chosen = await settings.approvalsPlace();
      assert.deepEqual([before.length, inGeneral.length, chosen !== undefined], [2, 1, true]);

      await admin.changeApp("Deal", "removed");
      assert.deepEqual([await announcements.list(), await settings.approvalsPlace(), problems.list()], [inGeneral, chosen, []]);

      await admin.changeApp("Deal", "installed");
      assert.deepEqual(
        (await announcements.list()).map(({ conversation }) => conversation),
        before.map(({ conversation }) => conversation),
      );
      const welcomes = (await adele.read()).filter(({ card }) => /Hi, I'm Guestlist/.test(wordsOf(card)));
      assert.deepEqual(welcomes, []);
      const events = world.logged.filter((line) => /conversation-(?:forgotten|joined-again)/.test(line));
      assert.deepEqual(
        events.map((line) => JSON.parse(line)).map(({ code, scope, announcements: count }) => [code, scope, count]),
        [
          ["conversation-forgotten", "channel", 1],
          ["conversation-joined-again", "channel", 1],
        ],
      );
    });
  });
}

describe("An activity that doesn't say in what kind of conversation it was written", () => {
  let company: Approvals;
  before(async () => (company = await startApprovals({ channel: false })));
  after(() => company.close());

  for (const [what, title, more] of [
    ["a channel", approvalsChannel, {}],
    ["a channel that isn't named", approvalsChannel, { channelData: { team: null, channel: null } }],
    ["a group chat", "Fabrikam project", {}],
    ["a group chat that isn't even called a group", "Fabrikam project", { conversation: { conversationType: null, isGroup: null } }],
  ] as const) {
    it(`shows nobody's own list in ${what}`, async () => {
      const { adele, world } = company;
      const { sandbox } = world;
      await submit(adele, `dana@fabrikam.com`);
      const conversation = sandbox.teams.chats.conversations.find((one) => one.title === title)?.id ?? "";
      const earlier = new Set((await adele.read()).map(({ id }) => id));
      const activity = { text: "pending mine", conversation: { conversationType: null }, ...more };
      const sent = await adele.page.send("POST", "/_sandbox/activities", { as: PERSON_IDS.adele, conversation, activity });
      assert.equal(sent.status, 200);
      const answer = await adele.until((message) => !earlier.has(message.id) && message.conversation === conversation, "the answer");
      assert.ok(actionOf(answer.card, "show-pending"), "the list is a press away");
      assert.doesNotMatch(wordsOf(answer.card), /dana@fabrikam\.com/);
    });
  }
});
