import assert from "node:assert/strict";
import { channelId } from "../../sandbox/teams/chats/ids.ts";
import { GROUP_IDS, PERSON_IDS, TENANT_ID } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { approvalsChannel, bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

describe("A decision that a person may not make", () => {
  let company: Approvals;

  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());

  /** Nothing was sent; `what` is in the trail. */
  async function refused(email: string, what?: "decision-refused"): Promise<void> {
    const { approval, state } = await company.stored(email);
    assert.deepEqual([state.kind, approval?.decision], ["awaiting-approval", undefined]);
    assert.equal(company.mailsTo(email), 0);
    if (what) assert.ok((await company.trail(email)).includes(what));
  }

  it("about their own request is refused with a reason, and recorded", async () => {
    const email = "own@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email, company.adele);
    for (const verb of ["approve", "open-changes", "reject"])
      assert.match(await company.press(company.adele, request, verb, { reason: "x" }), /You asked for this yourself/);
    await refused(email, "decision-refused");
  });

  it("is refused to a person who isn't a member of the team any more", async () => {
    const email = "left@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email, company.grady);
    const { teams } = company.world.sandbox;
    const { members } = teams.chats.conversation(request.conversation) ?? {};
    members?.delete(PERSON_IDS.grady);
    const place = { conversation: request.conversation, message: request.id };
    const data = actionOf(request.card, "approve")?.data;
    const answer = await company.grady.page.send("POST", "actions", { ...place, action: { id: null, verb: "approve", data } });
    members?.add(PERSON_IDS.grady);
    assert.notEqual(answer.body?.kind, "card");
    await refused(email);
  });

  it("is refused to guests of the tenant, even if they are in the team", async () => {
    const email = "byguest@woodgrovebank.com";
    company.world.sandbox.tenant.users.update(PERSON_IDS.henrietta, { userType: "Guest" });
    const guest = await company.world.as(PERSON_IDS.henrietta);
    await guest.setLocale("en-US");
    await company.ask(email);
    const request = await company.request(email, guest);
    for (const verb of ["approve", "open-changes", "ask-back", "reject"])
      assert.match(await company.press(guest, request, verb, { reason: "x", question: "x" }), /Guests/);
    await refused(email);
  });

  it("is refused to a person that the policy doesn't name", async () => {
    const people = { approvers: { bosses: { people: [PERSON_IDS.alex], displayName: "The bosses" } } };
    const banks = { name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve", approvers: "bosses" };
    await company.writePolicy({ ...people, rules: [banks] });
    const email = "bosses@woodgrovebank.com";
    const asked = await company.begin(email);
    assert.match(wordsOf(asked.message.card), /must be approved by somebody in The bosses/);
    await company.adele.press(asked.message, "send-invitation", { email, justification: "Terms" });
    const request = await company.request(email);
    assert.match(await company.press(company.megan, request, "approve"), /Only The bosses can decide/);
    await refused(email, "decision-refused");
    assert.match(await company.press(company.alex, request, "approve"), /Approved by Alex Wilber/);
  });

  it("is checked at each press: former members of the group may not decide any more, new members may", async () => {
    const group = { approvers: { partners: { group: GROUP_IDS.approvers, displayName: "Partners approvers" } } };
    const banks = { name: "Banks", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve", approvers: "partners" };
    await company.writePolicy({ ...group, rules: [banks] });
    const email = "group@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const members = company.world.sandbox.tenant.groups.get(GROUP_IDS.approvers)?.members;
    members?.delete(PERSON_IDS.megan);
    assert.match(await company.press(company.megan, request, "approve"), /Only Partners approvers can decide/);
    await refused(email, "decision-refused");
    members?.add(PERSON_IDS.grady);
    assert.match(await company.press(company.grady, request, "approve"), /Approved by Grady Archie/);
  });

  it("by a forged press has no effect: the facts are read from the store", async () => {
    const email = "forged@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    const { id } = await company.stored(email);
    const forge = async (chat: Chat, verb: string, data: object) => {
      const action = { id: null, verb, data };
      return (await chat.page.send("POST", "actions", { conversation: request.conversation, message: request.id, action })).body;
    };
    const forged = [{}, { invitation: "" }, { invitation: "1" }, { invitation: { id } }, { invitation: "../x", confirmed: ["x"] }];
    for (const verb of [
      "approve",
      "open-changes",
      "approve-changed",
      "ask-back",
      "reject",
      "withdraw",
      "answer-question",
      "show-approval",
    ]) {
      for (const data of forged) assert.notEqual((await forge(company.megan, verb, data)).kind, "card", `${verb} ${JSON.stringify(data)}`);
    }
    for (const reason of [undefined, 7, " ", "x".repeat(501)])
      assert.doesNotMatch(JSON.stringify(await forge(company.megan, "reject", { invitation: id, reason })), /Rejected by/);
    for (const verb of ["withdraw", "answer-question"])
      assert.match(JSON.stringify(await forge(company.megan, verb, { invitation: id, answer: "x" })), /Only Adele Vance/);
    const changed = { invitation: id, userType: "Admin", cc: "nobody", confirmed: ["needs-approval", 1] };
    await forge(company.megan, "approve-changed", changed);
    await refused(email);
  });
});

describe("Choosing the approvals channel", () => {
  it("needs an administrator's press and a channel; without one the requester reads who can choose one", async () => {
    const company = await startApprovals({ channel: false });
    const { adele, megan, admin, world } = company;
    const none = await company.begin("dana@woodgrovebank.com");
    assert.match(wordsOf(none.message.card), /nobody can yet\. Ask an administrator/);
    assert.ok(world.logged.some((line) => /no-approvals-channel/.test(line)));

    await adele.say("use this channel for approvals");
    await adele.until(({ text, card }) => /That works in a channel only/.test(text + wordsOf(card)), "where it works");

    await megan.sayIn(approvalsChannel, "use this channel for approvals");
    const question = await megan.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
    assert.match(await company.press(megan, question, "use-for-approvals"), /Only administrators/);
    assert.equal(await world.app.ports.settings.approvalsPlace(), undefined);

    await admin.sayIn("General", "invite kim@woodgrovebank.com");
    const form = await admin.form();
    const formAnswer = await admin.press(form, "send-invitation", { email: "kim@woodgrovebank.com" });
    assert.ok(formAnswer.kind === "card");
    assert.match(wordsOf(formAnswer.message.card), /You can do that: in the channel, mention me and write/);

    await company.chooseChannel();
    await company.ask("dana@woodgrovebank.com");
    await company.request("dana@woodgrovebank.com");
    await company.close();
  });

  it("can be done by the policy file, which takes precedence and sets the language there", async () => {
    const channel = channelId(TENANT_ID, approvalsChannel);
    const company = await startApprovals({ channel: false, policy: { ...bankPolicy, approvals: { channel, locale: "fr-FR" } } });
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    assert.match(wordsOf(request.card), /Approuver/);
    assert.match(await company.press(company.megan, request, "approve"), /Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
    await company.admin.sayIn("General", "use this channel for approvals");
    const question = await company.admin.until(({ card }) => actionOf(card, "use-for-approvals") !== undefined, "the question");
    assert.match(await company.press(company.admin, question, "use-for-approvals"), /policy file names another channel/);
    const isOver = ({ id, card }: MessageView) => id === question.id && actionOf(card, "use-for-approvals") === undefined;
    await company.megan.until(isOver, "the question without a button, for everybody");
    await company.close();
  });

  it("pauses while the bot is removed from the team, and goes on once it is back", async () => {
    const company = await startApprovals();
    const email = "dana@woodgrovebank.com";
    await company.ask(email);
    const request = await company.request(email);
    await company.admin.changeApp("General", "removed");
    assert.match(await company.press(company.megan, request, "approve"), /reach|added|Something/i);
    const { settings, problems } = company.world.app.ports;
    assert.equal(await settings.approvalsPlace(), undefined, "nobody is asked there meanwhile");
    assert.deepEqual(problems.list(), ["approvals-channel-left"]);
    await company.admin.changeApp("General", "installed");
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
    await company.ask("lee@woodgrovebank.com");
    await company.request("lee@woodgrovebank.com");
    assert.deepEqual(company.world.app.ports.problems.list(), []);
    await company.close();
  });
});
