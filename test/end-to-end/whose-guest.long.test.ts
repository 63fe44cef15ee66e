import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { id } from "../build/ids.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("A guest is deleted only if they are surely the bot's own and never accepted", () => {
  let world: World;
  let adele: Chat;

  beforeEach(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  afterEach(() => world.close());

  const invited = async (email: string): Promise<MessageView> => (await submit(adele, email)).message;
  const says = async (card: MessageView, words: RegExp) =>
    adele.until(({ id: message, card: shown }) => message === card.id && words.test(wordsOf(shown)), `a card that says ${words.source}`);

  async function pressed(card: MessageView, verb: string): Promise<MessageView | string> {
    const result = await adele.press(card, verb);
    return result.kind === "card" ? result.message : result.kind === "message" ? result.text : JSON.stringify(result);
  }

  /** What the answer to a confirmed revocation says. */
  async function confirmed(card: MessageView): Promise<string> {
    const asked = await pressed(card, "revoke");
    assert.ok(typeof asked === "object", "nothing to confirm");
    const answer = await pressed(asked, "revoke-confirmed");
    return typeof answer === "string" ? answer : wordsOf(answer.card);
  }

  function guestOf(email: string) {
    const [guest] = world.sandbox.tenant.users.owners(email);
    return guest;
  }

  it("a second address of a pending guest's account is the same guest, whom an administrator has to delete", async () => {
    const nora = guestOf("nora.berg@woodgrovebank.com");
    const card = await invited("n.berg@woodgrovebank.com");
    assert.equal(guestOf("n.berg@woodgrovebank.com")?.id, nora?.id);
    const words = await confirmed(card);
    assert.match(words, /I don't delete n\.berg@woodgrovebank\.com.*isn't certain that this invitation created the guest/);
    assert.ok(words.includes(`/UserProfileMenuBlade/~/overview/userId/${nora?.id}`));
    assert.equal(guestOf("nora.berg@woodgrovebank.com")?.externalUserState, "PendingAcceptance");
  });

  it("a second address of an accepted guest's account is already a guest, and no acceptance is told", async () => {
    const card = await invited("s.rivera@fabrikam.com");
    await says(card, /This person is already a guest and has accepted/);
    await adele.until(({ text }) => text.includes("Not sent: s.rivera@fabrikam.com"), "the notice");
    assert.ok(!(await adele.read()).some(({ text }) => text.includes("Accepted: ")));
  });

  it("a guest that Graph doesn't find for the deletion isn't called deleted, and is deleted later", async () => {
    world.sandbox.control.patch({ writableAfterMs: 86_400_000 });
    const card = await invited("kim@fabrikam.com");
    assert.match(await confirmed(card), /isn't ready to delete this guest yet\. I try again by myself/);
    assert.equal(guestOf("kim@fabrikam.com")?.externalUserState, "PendingAcceptance");
    world.sandbox.control.patch({ writableAfterMs: 0 });
    const { jobs, clock, invitations } = world.app.ports;
    const open = (await invitations.findOpen(id("kim@fabrikam.com"))) ?? assert.fail("it isn't open");
    const task = { kind: "revoke", invitation: open.id, by: id(PERSON_IDS.adele) } as const;
    await jobs.enqueue({ task, due: clock.now(), key: `revoke:${open.id}` });
    await says(card, /Revoked.*the guest was deleted/);
    assert.equal(guestOf("kim@fabrikam.com"), undefined);
  });

  it("a guest who was reset had accepted: nobody can revoke them, not even on an old card", async () => {
    const card = await invited("kim@fabrikam.com");
    await adele.accept((await adele.mails()).find(({ to }) => to === "kim@fabrikam.com")?.redeemUrl ?? "");
    await says(card, /They can sign in now/);
    const { users, clock } = world.sandbox.tenant;
    clock.advance(60_000);
    const externalUserStateChangeDateTime = clock.now().toISOString();
    users.update(guestOf("kim@fabrikam.com")?.id ?? "", { externalUserState: "PendingAcceptance", externalUserStateChangeDateTime });
    const reset = await says(card, /An administrator reset this guest/);
    assert.deepEqual([actionOf(reset.card, "revoke"), actionOf(reset.card, "fix-address")], [undefined, undefined]);
    const answer = await pressed(card, "revoke");
    assert.ok(typeof answer === "object");
    assert.match(wordsOf(answer.card), /may have accepted before and may have teams and files, so I don't delete them/);
    assert.equal(guestOf("kim@fabrikam.com")?.externalUserState, "PendingAcceptance");
  });
});
