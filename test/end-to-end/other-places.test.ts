import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("A form in a channel where Teams signs nobody in", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());
  beforeEach(() => {
    world.sandbox.reset();
    world.sandbox.control.patch({ ssoRefusedInChannels: true });
  });

  const recipients = async (): Promise<readonly string[]> => (await adele.mails()).map(({ to }) => to);
  const isForm = ({ card }: MessageView) => actionOf(card, "send-invitation") !== undefined;

  async function formInChannel(): Promise<MessageView> {
    await adele.post("invite a partner");
    return adele.form();
  }

  it("continues in the person's 1:1 chat with the typed values, and its notices stay in the channel", async () => {
    const form = await formInChannel();
    const asked = await adele.press(form, "send-invitation", { email: "dana@fabrikam.com", displayName: "Dana Vu" });
    assert.equal(asked.kind, "sign-in");
    const moved = await adele.until((message) => isForm(message) && message.conversation !== form.conversation, "the form in the chat");
    const why = await adele.until(({ text }) => text.includes("your form goes on here"), "why it is there");
    assert.equal(why.conversation, moved.conversation);
    assert.ok(["dana@fabrikam.com", "Dana Vu"].every((typed) => wordsOf(moved.card).includes(typed)));

    const sent = await adele.press(moved, "send-invitation", { email: "dana@fabrikam.com", displayName: "Dana Vu" });
    assert.ok(sent.kind === "card" && actionOf(sent.message.card, "show-link"));
    assert.deepEqual(await recipients(), ["dana@fabrikam.com"]);
    const living = ({ id, card }: MessageView) => id === form.id && wordsOf(card).includes("Invited, not accepted yet");
    assert.equal((await adele.until(living, "the living card in the channel")).conversation, form.conversation);
  });

  it("says in the channel what to do if there is no 1:1 chat", async () => {
    const form = await formInChannel();
    const [chat] = (await adele.page.get("conversations")).body;
    await adele.page.send("PUT", `conversations/${encodeURIComponent(chat.id)}/app`, { state: "blocked" });
    await adele.press(form, "send-invitation", { email: "eva@fabrikam.com" });
    const appRequest = await adele.until(({ text }) => text.includes("Add me for yourself first"), "the way on");
    assert.equal(appRequest.conversation, form.conversation);
    assert.deepEqual(await recipients(), []);
  });
});
