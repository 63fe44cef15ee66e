import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { ActionResult, MessageView } from "../../sandbox/page-api/api.ts";
import { actionOf, type Chat } from "./chat.ts";
import { startWorld, type World } from "./world.ts";

/** Teams doesn't sign people in silently, or sends things twice. */
describe("Inviting when Teams signs in late or delivers twice", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());
  beforeEach(() => world.sandbox.reset());

  const invite = async (form: MessageView, email: string, more: object = {}): Promise<ActionResult> => {
    const data = { ...actionOf(form.card, "send-invitation")?.data, email };
    const action = { id: null, verb: "send-invitation", data };
    return (await adele.page.send("POST", "actions", { conversation: form.conversation, message: form.id, action, ...more })).body;
  };
  const recipients = async (): Promise<readonly string[]> => (await adele.mails()).map(({ to }) => to);

  /** Signs in on the page that the button opens. @returns the code that Teams passes on. */
  async function signIn(url: string, person: string): Promise<string> {
    const signin = new URL(url, world.sandbox.pageUrl).searchParams.get("signin");
    return (await adele.page.send("POST", "/api/sign-in", { signin, person, consent: false })).body.code;
  }

  it("uses the sign-in button and its code when silent sign-in is refused", async () => {
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
    await adele.post("invite a partner");
    const form = await adele.form();
    const asked = await invite(form, "dana@fabrikam.com");
    assert.ok(asked.kind === "sign-in");
    assert.equal((await invite(form, "dana@fabrikam.com", { state: "000000" })).kind, "sign-in");
    assert.equal((await invite(form, "dana@fabrikam.com", { state: await signIn(asked.url, PERSON_IDS.adele) })).kind, "card");
    assert.deepEqual(await recipients(), ["dana@fabrikam.com"]);
  });

  it("invites nobody with another person's sign-in", async () => {
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
    await adele.post("invite a partner");
    const form = await adele.form();
    const asked = await invite(form, "eva@fabrikam.com");
    assert.ok(asked.kind === "sign-in");
    await invite(form, "eva@fabrikam.com", { state: await signIn(asked.url, PERSON_IDS.admin) });
    assert.deepEqual(await recipients(), []);
  });

  it("continues with the same press once the person has added the app", async () => {
    world.sandbox.control.patch({ appAddedPersonally: false });
    await adele.post("invite a partner");
    const form = await adele.form();
    assert.equal((await invite(form, "kim@fabrikam.com")).kind, "add-app");
    assert.deepEqual(await recipients(), []);
    assert.equal((await invite(form, "kim@fabrikam.com", { addApp: "add" })).kind, "card");
    assert.deepEqual(await recipients(), ["kim@fabrikam.com"]);
  });

  it("sends one mail when Teams delivers everything twice", async () => {
    await adele.say("invite a partner");
    const form = await adele.form();
    world.sandbox.control.patch({ deliverTwice: true });
    assert.equal((await invite(form, "zoe@fabrikam.com")).kind, "card");
    assert.deepEqual(await recipients(), ["zoe@fabrikam.com"]);
  });

  it("works as before after the bot was removed and added again", async () => {
    const views = async () => (await adele.page.get("conversations")).body;
    const chat = (await views())[0].id;
    for (const state of ["removed", "installed"]) {
      await adele.page.send("PUT", `conversations/${encodeURIComponent(chat)}/app`, { state });
    }
    await adele.say("invite a partner");
    assert.equal((await invite(await adele.form(), "ann@fabrikam.com")).kind, "card");
  });
});
