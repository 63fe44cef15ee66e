import assert from "node:assert/strict";
import { TEAM_TAGS } from "../../sandbox/directory/team-tags.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { updateCard } from "../../src/flows/telling/update-card.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";
import { wordsOf } from "./chat.ts";
import { aTelling } from "../build/a-telling.ts";

const tagId = TEAM_TAGS[0]?.id ?? "";

/** A policy whose approvers are the team, mentioned by a tag. */
const calling = (tag: object) => ({ ...bankPolicy, approvers: { tagged: { team: true, tag } }, approvals: { approvers: "tagged" } });

describe("The approval card", () => {
  let company: Approvals;

  before(async () => {
    company = await startApprovals({ policy: calling({ id: tagId, name: "Approvers" }) });
  });
  after(() => company.close());

  /** Deletes a message, as a person can. */
  function lose({ conversation: where, id }: MessageView): void {
    const { chats } = company.world.sandbox.teams;
    const [conversation, message] = [chats.conversation(where), chats.message(where, id)];
    assert.ok(conversation && message);
    chats.delete(conversation, message);
  }

  it("mentions a tag of the team, and its people see it in their feed", async () => {
    const email = "tag@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    assert.deepEqual(
      request.mentions.map(({ name }) => name),
      ["Approvers"],
    );
    for (const { page } of [company.megan, company.alex]) {
      const [newest] = (await page.get("feed")).body;
      assert.equal(newest?.message, request.id);
    }
  });

  it("shows the newest state once Teams accepts edits again", async () => {
    const email = "busy@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const faults = [
      { route: "/teams/v3/conversations/*", method: "PUT", kind: "429", retryAfterSeconds: 1, times: 2 },
      { route: "/teams/v3/conversations/*", method: "PUT", kind: "500", times: 2 },
    ];
    assert.equal(company.world.sandbox.control.patch({ faults }).kind, "changed");
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    await company.turned(request, /Invited, not accepted yet/, company.alex);
    assert.equal(company.mailsTo(email), 1);
  });

  it("is posted again when it was deleted, and works as before", async () => {
    const email = "gone@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    lose(request);
    const { id } = await company.stored(email);
    assert.deepEqual(await updateCard(company.world.app.ports, "approvals", id, aTelling({ attempt: 4 })), { kind: "done" });
    const reposted = await company.megan.until(
      (message) => message.conversation === request.conversation && message.id > request.id && wordsOf(message.card).includes(email),
      "the new card",
    );
    assert.equal((await company.stored(email)).approval?.card, reposted.id);
    assert.match(await company.press(company.megan, reposted, "approve"), /Approved by Megan Bowen/);
    await company.turned(reposted, /Invited, not accepted yet/, company.alex);
  });

  it("is posted without mentions when Teams doesn't know the tag (any more)", async () => {
    const email = "untagged@woodgrovebank.com";
    await company.writePolicy(calling({ id: "gone", name: "Gone" }));
    await company.ask(email);
    const request = await company.request(email);
    assert.deepEqual(request.mentions, []);
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
  });

  it("mentions the approvers in its own thread", async () => {
    const email = "slow@woodgrovebank.com";
    await company.writePolicy(calling({ id: tagId, name: "Approvers" }));
    await company.ask(email);
    const request = await company.request(email);
    const { jobs, clock } = company.world.app.ports;
    const { id: invitation } = await company.stored(email);
    await jobs.enqueue({ task: { kind: "tell-approvers", invitation, what: "reminded" }, due: clock.now() });
    const reminder = await company.megan.until(({ card }) => wordsOf(card).includes(`Still waiting: ${email}`), "the reminder");
    assert.deepEqual(
      [reminder.conversation, reminder.root, reminder.mentions.map(({ name }) => name)],
      [request.conversation, request.id, ["Approvers"]],
    );
  });
});
