import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { id } from "../build/ids.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { mailsTo, submit } from "./submit.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("The life of an invitation on its card", () => {
  let world: World;
  let adele: Chat;
  let admin: Chat;

  beforeEach(() => start());
  afterEach(() => world.close());

  async function start(prepare?: Parameters<typeof startWorld>[1]): Promise<void> {
    world = await startWorld({}, prepare);
    adele = await world.as(PERSON_IDS.adele);
    admin = await world.as(PERSON_IDS.admin);
  }

  /** Tokens list the permissions of the time when they were made, so the app must not have one yet. */
  async function startWithout(permission: string): Promise<void> {
    await world.close();
    await start(({ tenant }) => tenant.app.granted.application.delete(permission));
  }

  /** The living card of a partner who was just invited. */
  async function invited(email = "kim@fabrikam.com"): Promise<MessageView> {
    return (await submit(adele, email)).message;
  }

  /** The same card, as soon as it shows this. */
  const says = async (card: MessageView, words: RegExp) =>
    adele.until(({ id: message, card: shown }) => message === card.id && words.test(wordsOf(shown)), `a card that says ${words.source}`);
  const noticeWith = async (words: RegExp) => adele.until(({ text }) => words.test(text), `a notice that says ${words.source}`);

  async function pressed(card: MessageView, verb: string, chat = adele): Promise<string> {
    const result = await chat.press(card, verb);
    return result.kind === "card" ? wordsOf(result.message.card) : result.kind === "message" ? result.text : JSON.stringify(result);
  }

  async function confirmRevocation(card: MessageView, chat = adele): Promise<string> {
    const asked = await chat.press(card, "revoke");
    assert.ok(asked.kind === "card");
    assert.match(wordsOf(asked.message.card), /Revoke the invitation for kim@fabrikam\.com\?/);
    return pressed(asked.message, "revoke-confirmed", chat);
  }

  function guestOf(email = "kim@fabrikam.com") {
    const [guest] = world.sandbox.tenant.users.owners(email);
    return guest;
  }

  async function accept(email = "kim@fabrikam.com"): Promise<void> {
    const mail = (await adele.mails()).find(({ to }) => to === email);
    assert.ok(mail);
    await adele.accept(mail.redeemUrl);
  }

  it("sends Microsoft's mail again for each press of a new button, and no second one for the same", async () => {
    const card = await invited();
    assert.match(await pressed(card, "resend"), /"Sent again","value":"Once"/);
    assert.match(await pressed(card, "resend"), /"value":"Once"/); // the old card, pressed again
    assert.equal(await mailsTo(adele, "kim@fabrikam.com"), 2);
    assert.match(await pressed(await says(card, /"value":"Once"/), "resend"), /"value":"2 times"/);
    assert.equal(await mailsTo(adele, "kim@fabrikam.com"), 3);
  });

  it("sends no mail to a partner who has accepted meanwhile", async () => {
    world.sandbox.control.patch({ deltaTracksUserState: false, notifications: "never" });
    const card = await invited();
    await guestIsSeen(world, "kim@fabrikam.com");
    await accept();
    assert.equal(await pressed(card, "resend"), "They have accepted already, so no mail is needed.");
    assert.equal(await mailsTo(adele, "kim@fabrikam.com"), 1);
    await noticeWith(/^Accepted: kim@fabrikam\.com/);
  });

  it("revokes an invitation: the guest is deleted, and the link doesn't work", async () => {
    const card = await invited();
    const [mail] = await adele.mails();
    assert.match(await confirmRevocation(card), /Revoked.*revoked in time, and the guest was deleted/);
    assert.equal(guestOf(), undefined);
    await says(card, /Revoked/);
    await assert.rejects(adele.accept(mail?.redeemUrl ?? ""));
    const again = await adele.press(await says(card, /Revoked/), "invite-again");
    assert.equal(again.kind, "message");
    assert.ok(wordsOf((await adele.form()).card).includes("kim@fabrikam.com"));
  });

  it("doesn't delete a guest who accepted", async () => {
    world.sandbox.control.patch({ deltaTracksUserState: false, notifications: "never" });
    const card = await invited();
    await guestIsSeen(world, "kim@fabrikam.com");
    await accept();
    assert.equal(
      await confirmRevocation(card),
      "They have accepted already, so the guest stays and nothing was revoked. An administrator can delete the guest.",
    );
    assert.equal(guestOf()?.externalUserState, "Accepted");
    await says(card, /Accepted/);
    await noticeWith(/^Accepted: kim@fabrikam\.com/);
  });

  it("says what to ask an administrator for when the app may not delete guests, and the invitation stays", async () => {
    await startWithout("User.DeleteRestore.All");
    const card = await invited();
    const asked = await adele.press(card, "revoke");
    const shown = asked.kind === "card" && (await adele.press(asked.message, "revoke-confirmed"));
    assert.ok(shown && shown.kind === "card");
    const needed = wordsOf(shown.message.card);
    assert.match(needed, /I may not delete kim@fabrikam\.com/);
    assert.match(needed, /application permission User\.DeleteRestore\.All/);
    assert.ok(needed.includes(`/UserProfileMenuBlade/~/overview/userId/${guestOf()?.id}`));
    assert.match(await pressed(shown.message, "show-card"), /Invited, not accepted yet/);
    assert.equal(guestOf()?.externalUserState, "PendingAcceptance");
  });

  it("looks up the guest with the person's token when the app may not, and doesn't delete a guest who accepted", async () => {
    await startWithout("User.Read.All");
    const card = await invited();
    await accept();
    assert.equal(
      await confirmRevocation(card),
      "They have accepted already, so the guest stays and nothing was revoked. An administrator can delete the guest.",
    );
    assert.equal(guestOf()?.externalUserState, "Accepted");
  });

  it("lets an administrator revoke another person's invitation, and nobody else", async () => {
    await adele.post("invite kim@fabrikam.com");
    const form = await adele.form();
    await adele.press(form, "send-invitation", { email: "kim@fabrikam.com" });
    const card = await admin.until(
      ({ id: message, card: shown }) => message === form.id && actionOf(shown, "revoke") !== undefined,
      "the card",
    );
    const megan = await world.as(PERSON_IDS.megan);
    const refusal = "Only Adele Vance, who invited this partner, or an administrator can revoke the invitation.";
    assert.equal(await pressed(card, "revoke", megan), refusal);
    assert.match(await pressed(card, "resend", megan), /^Only Adele Vance/);
    assert.match(await pressed(card, "fix-address", megan), /^Only Adele Vance/);
    assert.match(await confirmRevocation(card, admin), /Revoked/);
    assert.equal(guestOf(), undefined);
  });

  it("fixes an address: another form, another mail, and the mistaken guest is deleted", async () => {
    await adele.say("invite kin@fabrikam.com");
    const first = await adele.press(await adele.form(), "send-invitation", { email: "kin@fabrikam.com", displayName: "Kim Lee" });
    assert.ok(first.kind === "card");
    assert.equal(await pressed(first.message, "fix-address"), "The form is below.");
    const form = await adele.form();
    assert.match(wordsOf(form.card), /Correct the address\. Once this invitation is out.*Kim Lee/);
    const wrong = await adele.press(form, "send-invitation", { email: "kim@", displayName: "Kim Lee" });
    assert.ok(wrong.kind === "card");
    const sent = await adele.press(wrong.message, "send-invitation", { email: "kim@fabrikam.com", displayName: "Kim Lee" });
    assert.ok(sent.kind === "card" && wordsOf(sent.message.card).includes("An invitation to a wrong address"));
    await says(first.message, /Another invitation replaces this one, and the guest was deleted/);
    assert.deepEqual([guestOf("kin@fabrikam.com"), guestOf()?.displayName], [undefined, "Kim Lee"]);
    assert.equal(await mailsTo(adele, "kim@fabrikam.com"), 1);
  });

  it("asks an administrator to delete the guest with the wrong address when the app may not", async () => {
    await startWithout("User.DeleteRestore.All");
    const card = await invited("kin@fabrikam.com");
    await adele.press(card, "fix-address");
    await adele.press(await adele.form(), "send-invitation", { email: "kim@fabrikam.com" });
    const waiting = await says(card, /another invitation replaces this one\. To see how to delete this guest, press/);
    assert.equal(actionOf(waiting.card, "resend"), undefined);
    world.sandbox.tenant.users.remove(guestOf("kin@fabrikam.com")?.id ?? "");
    await says(card, /Another invitation replaces this one, and the guest was deleted/);
  });

  it("ignores a forged request to replace another person's invitation", async () => {
    await invited();
    const megan = await world.as(PERSON_IDS.megan);
    const [open] = await world.app.ports.lists.listOpen({ requester: id(PERSON_IDS.adele) }, { kind: "first" }, 1);
    await megan.say("invite a partner");
    await megan.press(await megan.form(), "send-invitation", { email: "mo@fabrikam.com", replaces: open?.id });
    await megan.until(({ card }) => wordsOf(card).includes("Invited, not accepted yet"), "the card");
    assert.equal(guestOf()?.externalUserState, "PendingAcceptance");
  });

  it("notifies of a reset, and of the next acceptance", async () => {
    const card = await invited();
    await accept();
    await says(card, /Accepted/);
    world.sandbox.tenant.clock.advance(60_000);
    const { users, clock } = world.sandbox.tenant;
    users.update(guestOf()?.id ?? "", {
      externalUserState: "PendingAcceptance",
      externalUserStateChangeDateTime: clock.now().toISOString(),
    });
    await noticeWith(/^To accept again: kim@fabrikam\.com/);
    await says(card, /An administrator reset this guest, who must accept again/);
    clock.advance(60_000);
    await accept();
    await says(card, /They can sign in now/);
  });

  it("notifies of a deleted guest, and of a restored one", async () => {
    const card = await invited();
    await accept();
    await says(card, /Accepted/);
    const { users } = world.sandbox.tenant;
    const guest = guestOf()?.id ?? "";
    users.remove(guest);
    await noticeWith(/^Guest deleted: kim@fabrikam\.com/);
    const removed = await says(card, /The guest was deleted\. To work together again/);
    assert.ok(actionOf(removed.card, "invite-again"));
    users.restore(guest);
    await noticeWith(/^Guest restored: kim@fabrikam\.com/);
    await says(card, /An administrator restored the deleted guest\. They can sign in again/);
  });

  it("notices a partner who accepts without our link", async () => {
    const card = await invited();
    const { users, clock } = world.sandbox.tenant;
    users.update(guestOf()?.id ?? "", { externalUserState: "Accepted", externalUserStateChangeDateTime: clock.now().toISOString() });
    await noticeWith(/^Accepted: kim@fabrikam\.com/);
    await says(card, /Accepted/);
  });

  it("ignores old changes: no state goes back when delta lists everything again", async () => {
    world.sandbox.control.patch({ deltaReplays: true });
    const card = await invited();
    await accept();
    await says(card, /Accepted/);
    world.sandbox.tenant.users.update(guestOf()?.id ?? "", { displayName: "Kim Lee" });
    const { jobs, clock } = world.app.ports;
    for (let round = 0; round < 3; round++)
      await jobs.enqueue({ task: { kind: "follow-directory" }, due: clock.now(), key: "follow-directory" });
    await adele.say("status kim@fabrikam.com");
    await adele.until(({ card: shown }) => wordsOf(shown).includes("Guest, accepted"), "the status");
    await says(card, /✓ Accepted/);
    const events = world.logged.filter((line) => /reset|restor|removed/.test(line));
    assert.deepEqual(events, []);
  });
});
