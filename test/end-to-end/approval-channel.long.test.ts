import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { TEAM_TAGS } from "../../sandbox/directory/team-tags.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import { bankPolicy, startApprovals } from "./approvals.ts";
import type { Approvals } from "./approvals.ts";

describe("When Teams fails in the approvals channel", () => {
  let company: Approvals;
  before(async () => {
    company = await startApprovals();
  });
  after(() => company.close());
  afterEach(() => void company.world.sandbox.control.patch({ editableAfterMs: 0, faults: [] }));

  const asked = async (email: string) => {
    const living = await company.ask(email);
    return { living, request: await company.request(email) };
  };
  /** True once all planned faults have occurred. */
  async function faultsMet(): Promise<boolean> {
    while (company.world.sandbox.control.settings.faults.length > 0) await setImmediate();
    return true;
  }
  const onCard = (id: string) => `/teams/v3/conversations/*/activities/${id}`;

  it("a card that isn't found yet is edited later; the decision stands", async () => {
    const email = "late@woodgrovebank.com";
    const { request } = await asked(email);
    company.world.sandbox.control.patch({ editableAfterMs: 1_500 });
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
    await company.turned(request, /Approved by Megan Bowen/, company.alex);
  });

  for (const kind of ["429", "500", "reset", "done-504"] as const) {
    it(`an edit that meets ${kind} is tried again; the decision stands`, async () => {
      const email = `fault-${kind}@woodgrovebank.com`;
      const { request } = await asked(email);
      const fault = { route: onCard(request.id), method: "PUT", kind, times: 1, retryAfterSeconds: kind === "429" ? 1 : null };
      company.world.sandbox.control.patch({ faults: [fault] });
      await company.press(company.megan, request, "approve");
      assert.equal((await company.stored(email)).state.kind, "invited");
      assert.equal(await faultsMet(), true);
      await company.turned(request, /Approved by Megan Bowen/, company.alex);
      assert.equal(company.mailsTo(email), 1);
    });
  }

  it("a card that Teams posted without an answer is known as soon as somebody presses it, and turns for everybody", async () => {
    const email = "twice@woodgrovebank.com";
    const route = "/teams/v3/conversations/*/activities";
    company.world.sandbox.control.patch({ faults: [{ route, method: "POST", kind: "done-504", times: 1, retryAfterSeconds: null }] });
    await company.ask(email);
    const request = await company.request(email);
    assert.equal(await faultsMet(), true);
    await company.press(company.megan, request, "approve");
    await company.turned(request, /Approved by Megan Bowen/, company.alex);
    company.world.advance(61_000); // the time after which an unknown card is posted again
    await company.ask("next@woodgrovebank.com"); // its card is posted later
    await company.request("next@woodgrovebank.com");
    const cards = (await company.alex.read()).filter(({ card }) => wordsOf(card).includes(`${email} for Adele Vance`));
    assert.deepEqual([cards.map(({ id }) => id), company.mailsTo(email)], [[request.id], 1]);
  });

  it("of two cards, the one that is pressed without being known becomes a note that leads to the other", async () => {
    const email = "two-cards@woodgrovebank.com";
    const route = "/teams/v3/conversations/*/activities";
    company.world.sandbox.control.patch({ faults: [{ route, method: "POST", kind: "done-504", times: 1, retryAfterSeconds: null }] });
    await company.ask(email);
    const first = await company.request(email);
    assert.equal(await faultsMet(), true);
    company.world.advance(61_000);
    const second = await company.megan.until(
      ({ id, card }) => id !== first.id && actionOf(card, "approve") !== undefined && wordsOf(card).includes(email),
      "the second card",
    );
    await company.press(company.megan, first, "approve");
    await company.turned(second, /Approved by Megan Bowen/, company.alex);
    const note = await company.alex.until(({ id, text }) => id === first.id && text.includes("this is shown on another card"), "the note");
    assert.deepEqual([note.card, note.text.includes(second.id), company.mailsTo(email)], [null, true, 1]);
  });

  it("a bot that is removed from the team during a decision keeps the decision, and sends once", async () => {
    const email = "gone@woodgrovebank.com";
    await company.adele.say("invite a partner");
    const first = await company.adele.press(await company.adele.form(), "send-invitation", { email });
    assert.ok(first.kind === "card");
    await company.adele.press(first.message, "send-invitation", { email, justification: "Terms" });
    const request = await company.request(email);
    company.world.sandbox.control.patch({ latencyMs: 300 });
    const decided = company.press(company.megan, request, "approve");
    await company.admin.changeApp("General", "removed");
    company.world.sandbox.control.patch({ latencyMs: 0 });
    await decided;
    const { state, approval } = await company.stored(email);
    const stands = approval?.decision ? "invited" : "awaiting-approval";
    assert.equal(state.kind, stands);
    assert.equal(company.mailsTo(email), approval?.decision ? 1 : 0);
    await company.admin.changeApp("General", "installed");
    await company.chooseChannel();
  });
});

describe("A decision in the approver's 1:1 chat while the bot isn't in the approvals team", () => {
  it("stands and is carried out; the card in the channel is updated once the bot is back", async () => {
    const approvers = { bosses: { people: [PERSON_IDS.megan], displayName: "The bosses" } };
    const rules = bankPolicy.rules.map((rule) => ({ ...rule, approvers: "bosses" }));
    const company = await startApprovals({ policy: { approvers, rules } });
    const { adele, admin, megan } = company;
    const email = "dana@woodgrovebank.com";
    await adele.say("invite a partner");
    const first = await adele.press(await adele.form(), "send-invitation", { email });
    assert.ok(first.kind === "card");
    const asked = await adele.press(first.message, "send-invitation", { email, justification: "Terms" });
    assert.ok(asked.kind === "card");
    const request = await company.request(email);
    await megan.say("waiting");
    const list = await megan.until(({ card }) => actionOf(card, "show-approval") !== undefined, "the list");
    const opened = await megan.press(list, "show-approval");
    assert.ok(opened.kind === "card");

    await admin.changeApp("General", "removed");
    assert.match(await company.press(megan, opened.message, "approve"), /Approved by Megan Bowen/);
    assert.equal(company.mailsTo(email), 1);
    await company.turned(asked.message, /Invited, not accepted yet/);
    await admin.changeApp("General", "installed");
    const mail = (await adele.mails()).find(({ to }) => to === email);
    await adele.accept(mail?.redeemUrl ?? "");
    await company.turned(request, /Accepted/, company.alex);
    await company.close();
  });
});

describe("The approval card mentions", () => {
  let company: Approvals;
  afterEach(() => company.close());

  const feedOf = async (chat: Approvals["megan"]) => (await chat.page.get("feed")).body.map(({ kind }: { kind: string }) => kind);
  const withApprovers = (set: object) => ({
    approvers: { deciders: set },
    rules: bankPolicy.rules.map((rule) => ({ ...rule, approvers: "deciders" })),
  });

  it("a tag of the team instead of people: everybody with the tag sees it in their feed", async () => {
    const tag = { id: TEAM_TAGS[0]?.id, name: "Approvers" };
    company = await startApprovals({ policy: withApprovers({ team: true, tag }) });
    await company.ask("dana@woodgrovebank.com");
    const request = await company.request("dana@woodgrovebank.com");
    assert.ok(request.mentions.some(({ name }) => name === "Approvers"));
    assert.deepEqual(
      [await feedOf(company.megan), await feedOf(company.alex), await feedOf(company.grady)],
      [["mention"], ["mention"], []],
    );
    assert.match(await company.press(company.grady, request, "approve"), /Approved by Grady Archie/);
  });

  it("everybody in the team except the requester and guests, since they may not decide", async () => {
    company = await startApprovals({
      prepare: ({ tenant }) => void tenant.groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.sam),
    });
    await company.ask("dana@woodgrovebank.com");
    const request = await company.request("dana@woodgrovebank.com");
    const named = request.mentions.map(({ name }) => name);
    assert.deepEqual(new Set(named), new Set(["Megan Bowen", "Alex Wilber", "Grady Archie", "Henrietta Mueller", "MOD Administrator"]));
  });

  it("nobody when the tag is gone: the card is posted anyway, and its buttons work", async () => {
    company = await startApprovals({ policy: withApprovers({ team: true, tag: { id: "gone", name: "Approvers" } }) });
    await company.ask("dana@woodgrovebank.com");
    const request = await company.request("dana@woodgrovebank.com");
    assert.ok(company.world.logged.some((line) => line.includes("mention-refused")));
    assert.match(await company.press(company.megan, request, "approve"), /Approved by Megan Bowen/);
  });

  it("the people that the policy names, and nobody else", async () => {
    company = await startApprovals({ policy: withApprovers({ people: [PERSON_IDS.alex], displayName: "The bosses" }) });
    await company.ask("dana@woodgrovebank.com");
    const request = await company.request("dana@woodgrovebank.com");
    assert.match(wordsOf(request.card), /Alex Wilber/);
    assert.deepEqual([await feedOf(company.alex), await feedOf(company.megan)], [["mention"], []]);
    assert.ok(actionOf(request.card, "approve"));
  });
});
