import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { ActionResult, MessageView } from "../../sandbox/page-api/api.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const publicUrl = "https://guestlist.example";

/** The card that a person got. */
function cardOf(result: ActionResult): MessageView["card"] {
  assert.ok(result.kind === "card", JSON.stringify(result));
  return result.message.card;
}

/** The address that the button with this title opens. */
function linkOf(node: unknown, title: string): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if ("title" in node && node.title === title && "url" in node) return String(node.url);
  return Object.values(node)
    .map((part) => linkOf(part, title))
    .find((url) => url !== undefined);
}

describe("Signing in when Teams' own sign-in is not enough", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld({ PUBLIC_URL: publicUrl });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());
  beforeEach(() => {
    world.sandbox.reset();
    world.sandbox.tenant.app.redirectUris.push(`${publicUrl}/sign-in/callback`, `${publicUrl}/sign-in/consented`);
  });

  const form = async (): Promise<MessageView> => {
    await adele.say("invite a partner");
    return adele.form();
  };
  const recipients = async (): Promise<readonly string[]> => (await adele.mails()).map(({ to }) => to);

  /** What the bot's public address answers to a browser. */
  async function browse(url: string | null | undefined, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    assert.match(String(url), /^https:\/\/guestlist\.example\//);
    return fetch(String(url).replace(publicUrl, new URL(world.endpoint).origin), { headers, redirect: "manual" });
  }

  /** Signs in at Entra with the second factor, and returns with Entra's answer. */
  async function signIn(link: string | undefined, person: string) {
    const start = await browse(link);
    const body = new URLSearchParams({ person, mfa: "approved" });
    const signedIn = await fetch(start.headers.get("location") ?? "", { method: "POST", body, redirect: "manual" });
    const cookie = start.headers.get("set-cookie")?.split(";", 1).join("") ?? "";
    return { back: signedIn.headers.get("location"), cookie };
  }

  it("leads from a button on the form to the second factor and back, and the next press sends", async () => {
    const message = await form();
    world.sandbox.control.patch({ mfaRequired: true });
    const refused = cardOf(await adele.press(message, "send-invitation", { email: "dana@fabrikam.com" }));
    assert.match(wordsOf(refused), /confirm who you are/);
    const { back, cookie } = await signIn(linkOf(refused, "Sign in"), PERSON_IDS.adele);

    const done = await browse(back, { cookie });
    assert.equal(done.status, 200);
    assert.match(await done.text(), /Go back to Teams/);
    assert.equal((await browse(back, { cookie })).status, 400, "a second time it is out of date");

    const again = { ...message, card: refused };
    const sent = cardOf(await adele.press(again, "send-invitation", { email: "dana@fabrikam.com" }));
    assert.ok(actionOf(sent, "show-link"));
    assert.deepEqual(await recipients(), ["dana@fabrikam.com"]);
  });

  it("doesn't count another person's sign-in, nor one in another browser", async () => {
    const message = await form();
    world.sandbox.control.patch({ mfaRequired: true });
    const refused = cardOf(await adele.press(message, "send-invitation", { email: "eva@fabrikam.com" }));
    const { back, cookie } = await signIn(linkOf(refused, "Sign in"), PERSON_IDS.megan);
    assert.equal((await browse(back)).status, 400);
    const other = await browse(back, { cookie });
    assert.equal(other.status, 403);
    assert.match(await other.text(), /another account/);
    const again = cardOf(await adele.press({ ...message, card: refused }, "send-invitation", { email: "eva@fabrikam.com" }));
    assert.ok(linkOf(again, "Sign in"), "still to be done");
    assert.deepEqual(await recipients(), []);
  });

  it("answers Graph's claims challenge: a revoked session ends at once, and a new token works", async () => {
    const message = await form();
    world.sandbox.control.patch({ accessRevoked: true });
    const refused = cardOf(await adele.press(message, "send-invitation", { email: "lia@fabrikam.com" }));
    assert.ok(linkOf(refused, "Sign in"));
    assert.deepEqual(await recipients(), []);
    const sent = cardOf(await adele.press({ ...message, card: refused }, "send-invitation", { email: "lia@fabrikam.com" }));
    assert.ok(actionOf(sent, "show-link"));
    assert.deepEqual(await recipients(), ["lia@fabrikam.com"]);
  });

  it("doesn't redirect to Entra for a forged link", async () => {
    const answer = await browse(`${publicUrl}/sign-in?ticket=forged`);
    assert.deepEqual([answer.status, answer.headers.get("location")], [400, null]);
  });

  it("leads an administrator to the consent, or a person to ask for it, and then everybody can invite", async () => {
    const message = await form();
    world.sandbox.control.patch({ consented: false });
    const refused = cardOf(await adele.press(message, "send-invitation", { email: "kim@fabrikam.com" }));
    assert.match(wordsOf(refused), /administrator/);

    await adele.press({ ...message, card: refused }, "ask-admin");
    const text = await adele.until(({ card }) => wordsOf(card).includes("Ask an administrator"), "a text for the administrator");
    const grant = linkOf(refused, "Grant consent") ?? "";
    assert.ok(wordsOf(text.card).includes(JSON.stringify(grant).slice(1, -1)));

    const body = new URLSearchParams({ person: PERSON_IDS.admin, consent: "yes" });
    const consented = await fetch(grant, { method: "POST", body, redirect: "manual" });
    const thanks = await browse(consented.headers.get("location"));
    assert.match(await thanks.text(), /Consent was granted/);
    const sent = await adele.press({ ...message, card: refused }, "send-invitation", { email: "kim@fabrikam.com" });
    assert.ok(actionOf(cardOf(sent), "show-link"));
  });
});

describe("Signing in when browsers can't reach the bot", () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it("says where to go, and has no button for it", async () => {
    const adele = await world.as(PERSON_IDS.adele);
    await adele.say("invite a partner");
    world.sandbox.control.patch({ mfaRequired: true });
    const refused = cardOf(await adele.press(await adele.form(), "send-invitation", { email: "dana@fabrikam.com" }));
    assert.match(wordsOf(refused), /myapps\.microsoft\.com/);
    assert.equal(linkOf(refused, "Sign in"), undefined);
  });

  it("leads administrators to a consent page that doesn't return to the bot", async () => {
    const adele = await world.as(PERSON_IDS.adele);
    await adele.say("invite a partner");
    world.sandbox.control.patch({ mfaRequired: false, consented: false });
    const refused = cardOf(await adele.press(await adele.form(), "send-invitation", { email: "dana@fabrikam.com" }));
    const body = new URLSearchParams({ person: PERSON_IDS.admin, consent: "yes" });
    const consented = await fetch(linkOf(refused, "Grant consent") ?? "", { method: "POST", body, redirect: "manual" });
    assert.ok(consented.status < 400);
    const sent = await adele.press(await adele.form(), "send-invitation", { email: "dana@fabrikam.com" });
    assert.ok(actionOf(cardOf(sent), "show-link"));
  });
});
