import assert from "node:assert/strict";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { GROUP_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const consent = "TeamMember.ReadWriteNonOwnerRole.All";
const ownerName = "MOD Administrator";

describe("A partner who is invited from a channel", () => {
  let world: World;
  let adele: Chat;
  let owner: Chat;

  before(async () => {
    world = await startWorld({}, ({ tenant, control }) => {
      tenant.app.granted.delegated.add(consent);
      control.patch({ writableAfterMs: 1_500 });
    });
    [adele, owner] = await Promise.all([world.as(PERSON_IDS.adele), world.as(PERSON_IDS.admin)]);
  });
  after(() => world.close());

  const userOf = (email: string) => world.sandbox.tenant.users.list().find(({ mail }) => mail === email);
  const isIn = (email: string) => world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.has(userOf(email)?.id ?? "") === true;

  async function invite(chat: Chat, email: string): Promise<{ readonly form: MessageView; readonly redeemUrl: string }> {
    await chat.post(`invite ${email}`);
    const form = await chat.form();
    assert.ok(wordsOf(form.card).includes("Add to Contoso Partners"));
    const sent = await chat.press(form, "send-invitation", { email, addToTeam: "true" });
    assert.equal(sent.kind, "card");
    const mail = (await chat.mails()).find(({ to }) => to === email);
    return { form, redeemUrl: mail?.redeemUrl ?? "" };
  }

  it("is in the team before they accept, where its owner invites, and sees the channel from the first sign-in", async () => {
    const email = "kim@fabrikam.com";
    const { form, redeemUrl } = await invite(owner, email);
    await owner.until(({ id, card }) => id === form.id && wordsOf(card).includes("as soon as they sign in"), "the card with the team");
    assert.deepEqual([isIn(email), userOf(email)?.externalUserState], [true, "PendingAcceptance"]);
    await owner.accept(redeemUrl);
    const card = await owner.until(
      ({ id, card: shown }) => id === form.id && wordsOf(shown).includes("They have accepted and can see this channel."),
      "the accepted card",
    );
    assert.equal(actionOf(card.card, "add-to-team"), undefined);
    const notice = await owner.until(({ text }) => text.includes(`Accepted: ${email}`), "the notice");
    assert.ok(notice.text.includes("they have accepted and can see this channel."), notice.text);
    assert.deepEqual(
      notice.mentions.map(({ name }) => name),
      [ownerName, email],
    );
  });

  it("is added by an owner after they have accepted, where somebody else invites; who added them can undo it", async () => {
    const email = "lou@fabrikam.com";
    world.sandbox.control.patch({ writableAfterMs: 600_000 });
    const { form, redeemUrl } = await invite(adele, email);
    await adele.accept(redeemUrl);
    const asked = await adele.until(
      ({ id, card }) => id !== form.id && wordsOf(card).includes(`Add ${email} to Contoso Partners`),
      "the owners' card",
    );
    assert.deepEqual([asked.root, asked.mentions.map(({ name }) => name), isIn(email)], [form.root, [ownerName], false]);
    const refused = await adele.press(asked, "add-to-team");
    assert.deepEqual(refused, { kind: "message", text: `Only an owner of Contoso Partners can add ${email}: ${ownerName}.` });
    assert.ok(!isIn(email));
    const seen = await owner.until(({ id }) => id === asked.id, "the owners' card");
    const early = await owner.press(seen, "add-to-team");
    assert.ok(early.kind === "message" && early.text.includes("Try again"), JSON.stringify(early));
    world.sandbox.control.patch({ writableAfterMs: 0 });
    const added = await owner.press(seen, "add-to-team");
    assert.ok(
      added.kind === "card" && wordsOf(added.message.card).includes(`✓ ${ownerName} added ${email} to Contoso Partners`),
      JSON.stringify(added),
    );
    assert.ok(isIn(email));
    const done = await adele.until(({ id, card }) => id === asked.id && wordsOf(card).includes("✓"), "the card for everybody");
    await adele.until(({ id, card }) => id === form.id && wordsOf(card).includes("can see this channel"), "the living card");
    await adele.until(({ text }) => text.includes(`In the team: ${email}`), "the notice");
    assert.ok((await adele.press(done, "remove-from-team")).kind === "message");
    assert.ok(isIn(email));
    const undone = await owner.press(
      await owner.until(({ id, card }) => id === asked.id && actionOf(card, "remove-from-team") !== undefined, "Undo"),
      "remove-from-team",
    );
    assert.ok(undone.kind === "card" && wordsOf(undone.message.card).includes("took"), JSON.stringify(undone));
    assert.ok(!isIn(email));
  });
});
