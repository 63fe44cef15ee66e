import assert from "node:assert/strict";
import { actionOf, wordsOf } from "./chat.ts";
import { approvalsChannel, reason, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

describe("An invitation that needs approval", () => {
  let company: Approvals;

  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());

  it("is shown on two cards from the request to the partner's acceptance", async () => {
    const { world, adele, megan, alex } = company;
    const email = "dana@woodgrovebank.com";
    const first = await company.begin(email);
    assert.match(wordsOf(first.message.card), /must be approved by .*Contoso Partners/);
    assert.equal(company.posts(), 0);

    const unsaid = await adele.press(first.message, "send-invitation", { email });
    assert.ok(unsaid.kind === "card" && actionOf(unsaid.message.card, "send-invitation"), "a justification is asked for");
    const asked = await adele.press(unsaid.message, "send-invitation", { email, justification: reason });
    assert.ok(asked.kind === "card");
    const living = asked.message;
    assert.match(wordsOf(living.card), /Waiting for approval/);
    assert.equal(company.posts(), 0);

    const request = await company.request(email);
    const shown = wordsOf(request.card);
    for (const words of [/Adele Vance/, /They review our terms/, /Banks/, /1 guest from woodgrovebank\.com already/])
      assert.match(shown, words);
    for (const verb of ["approve", "open-changes", "ask-back", "reject"]) assert.ok(actionOf(request.card, verb), `no ${verb}`);
    const feed = (await megan.page.get("feed")).body;
    assert.deepEqual([feed[0]?.message, feed[0]?.kind], [request.id, "mention"]);

    assert.match(await company.press(megan, request, "approve"), /Approved by Megan Bowen/);
    assert.match(await company.press(alex, request, "approve"), /Megan Bowen was first and approved it/);
    assert.deepEqual([company.posts(), company.mailsTo(email)], [1, 1]);

    await company.turned(living, /Invited, not accepted yet/);
    const notice = await adele.until(({ text }) => text.includes("has approved your invitation"), "the news of the approval");
    assert.match(notice.text, /Megan Bowen/);
    assert.deepEqual(
      notice.mentions.map(({ name, isMe }) => [name, isMe]),
      [["Adele Vance", true]],
    );
    const { requester, approval, state } = await company.stored(email);
    assert.deepEqual(
      [requester.name, approval?.decision?.kind, approval?.decision?.name, state.kind],
      ["Adele Vance", "approved", "Megan Bowen", "invited"],
    );
    const [guest] = world.sandbox.tenant.users.owners(email);
    assert.ok(guest?.sponsors.includes(requester.id), "the requester is the sponsor");

    const mail = world.sandbox.tenant.mailbox.list().find(({ to }) => to === email);
    assert.match(mail?.subject ?? "", /^Megan Bowen invited you/);
    await adele.accept(mail?.redeemUrl ?? "");
    await company.turned(living, /Accepted/);
    await company.turned(request, /Accepted/, megan);
    await adele.until(({ text }) => text.includes(`Accepted: ${email}`), "the notice");
    const trail = await company.trail(email);
    const kinds = ["approval-asked", "approved", "sent", "accepted"];
    assert.deepEqual(
      trail.filter((what) => kinds.includes(what)),
      kinds,
    );
    const history = await company.press(adele, living, "show-history");
    assert.match(history, /Approval asked for \(Banks\) · Adele.*Approved · Megan.*Invited · Megan.*Accepted by the partner/s);
  });

  it("is sent at once for partners without a policy rule", async () => {
    const sent = await company.begin("sam@fabrikam.com");
    assert.ok(actionOf(sent.message.card, "show-link"));
  });

  it("is rejected with a reason that the requester is told, and may be requested again", async () => {
    const { adele, megan } = company;
    const email = "rita@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    const unsaid = await company.press(megan, request, "reject", { reason: "  " });
    assert.doesNotMatch(unsaid, /Rejected by/);
    assert.equal((await company.stored(email)).state.kind, "awaiting-approval");

    assert.match(await company.press(megan, request, "reject", { reason: "No contract *yet*" }), /Rejected by Megan Bowen/);
    const message = await adele.until(({ text }) => text.includes(`Rejected: ${email}`), "the reason");
    assert.match(message.text, /No contract .*yet/);
    const rejected = await company.turned(living, /Rejected/);
    assert.match(await company.press(company.alex, request, "approve"), /Megan Bowen was first and rejected it/);
    assert.equal(company.mailsTo(email), 0);

    await adele.press(rejected, "invite-again");
    const again = await adele.press(await adele.form(), "send-invitation", { email });
    assert.ok(again.kind === "card");
    const asked = await adele.press(again.message, "send-invitation", { email, justification: "The contract is signed" });
    assert.ok(asked.kind === "card");
    assert.match(wordsOf(asked.message.card), /Waiting for approval/);
    const second = await megan.until(
      ({ card }) => wordsOf(card).includes("The contract is signed") && actionOf(card, "approve") !== undefined,
      "the second request",
    );
    assert.match(await company.press(megan, second, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("keeps a question and its answer on both cards", async () => {
    const { adele, megan, alex } = company;
    const email = "quinn@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    await company.press(megan, request, "ask-back", { question: "For how long?" });
    const message = await adele.until(({ text }) => text.includes(`Question about ${email}`), "the question");
    assert.match(message.text, /For how long\?/);
    const asked = await company.turned(living, /For how long\?/);
    await company.press(adele, asked, "answer-question", { answer: "Until March" });
    await company.turned(living, /Until March/);
    const settled = await adele.until(
      ({ id, text }) => id === message.id && !text.includes("For how long?"),
      "a message that asks no more",
    );
    assert.deepEqual([settled.text, settled.mentions], [`Answered: ${email}`, []]);
    const answered = await company.turned(request, /Until March/, alex);
    await alex.until(({ root, text }) => root === request.id && text.includes("Until March"), "the answer beneath the card");
    assert.match(await company.press(alex, answered, "approve"), /Approved by Alex Wilber/);
    assert.equal(company.mailsTo(email), 1);
  });

  it("is sent with the approver's changes", async () => {
    const { megan, world } = company;
    const email = "cleo@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    const opened = await megan.press(request, "open-changes");
    assert.ok(opened.kind === "card");
    const typed = { displayName: "Cleo Bank", message: "Welcome to the review", sendMail: "true" };
    assert.match(await company.press(megan, opened.message, "approve-changed", typed), /Approved by Megan Bowen/);
    await company.turned(living, /Invited, not accepted yet/);
    const mail = world.sandbox.tenant.mailbox.list().find(({ to }) => to === email);
    assert.equal(mail?.customMessage, "Welcome to the review");
    assert.equal(world.sandbox.tenant.users.owners(email)[0]?.displayName, "Cleo Bank");
    await company.turned(request, /Changed:/, company.alex);
  });

  it("can be withdrawn by its requester only", async () => {
    const { adele, megan } = company;
    const email = "will@woodgrovebank.com";
    const living = await company.ask(email);
    const request = await company.request(email);
    const seen = await megan.until(({ id, card }) => id === living.id && actionOf(card, "withdraw") !== undefined, "Adele's card");
    assert.match(await company.press(megan, seen, "withdraw"), /Only Adele Vance/);
    await company.press(adele, living, "withdraw");
    await company.turned(living, /Withdrawn/);
    await company.turned(request, /Withdrawn/, megan);
    assert.match(await company.press(megan, request, "approve"), /Adele Vance has withdrawn this request/);
    assert.equal(company.mailsTo(email), 0);
    assert.ok((await company.trail(email)).includes("decision-refused"));
  });

  it("shows the requester a card of their own in the approvals channel", async () => {
    const { adele, megan } = company;
    const email = "vera@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const look = { conversation: request.conversation, messages: [request.id] };
    for (const chat of [adele, megan]) assert.equal((await chat.page.send("POST", "views", look)).status, 204);
    const own = await adele.until(({ id, card }) => id === request.id && actionOf(card, "withdraw") !== undefined, "Adele's own view");
    assert.equal(actionOf(own.card, "approve"), undefined);
    const theirs = (await megan.read()).find(({ id }) => id === request.id);
    assert.ok(actionOf(theirs?.card, "approve"));
  });

  it("is in the waiting list of people who may decide, and of nobody else", async () => {
    const { adele, megan } = company;
    const email = "lola@woodgrovebank.com";
    await company.ask(email);
    await megan.say("waiting");
    const list = await megan.until(({ conversation, card }) => conversation.startsWith("a:") && wordsOf(card).includes(email), "the list");
    const opened = await megan.press(list, "show-approval");
    assert.ok(opened.kind === "card" && actionOf(opened.message.card, "approve"));
    await adele.say("waiting");
    const none = await adele.until(
      ({ conversation, card }) => conversation.startsWith("a:") && /waiting|waits/i.test(wordsOf(card)),
      "Adele's list",
    );
    assert.ok(!wordsOf(none.card).includes(email), "not one's own");
    assert.match(await company.press(megan, opened.message, "approve"), /Approved by Megan Bowen/);
  });

  it("can be requested in any chat, but decided in the channel only", async () => {
    const { adele } = company;
    const email = "pia@woodgrovebank.com";
    await adele.say("invite a partner");
    const first = await adele.press(await adele.form(), "send-invitation", { email });
    assert.ok(first.kind === "card");
    await adele.press(first.message, "send-invitation", { email, justification: reason });
    const request = await company.request(email);
    await company.press(company.alex, request, "approve");
    await adele.until(
      ({ conversation, text }) => conversation.startsWith("a:") && text.includes("has approved your invitation"),
      "the notice",
    );
  });

  it("logs no name, address, reason or token", () => {
    const log = company.world.logged.join("");
    assert.doesNotMatch(log, /woodgrove|Adele|Megan|terms|contract|March|Bearer|eyJ/);
    assert.ok(company.world.sandbox.teams.chats.conversations.some(({ title }) => title === approvalsChannel));
  });
});
