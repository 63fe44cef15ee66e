import assert from "node:assert/strict";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { MessageView } from "../../sandbox/page-api/api.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const permissions = { delegated: "TeamMember.ReadWriteNonOwnerRole.All", application: "GroupMember.ReadWrite.All" } as const;

/** Sets the permissions in Graph before the bot starts. */
function granting(granted: { readonly delegated: boolean; readonly application: boolean }) {
  return ({ tenant }: Sandbox) => {
    for (const kind of ["delegated", "application"] as const) {
      tenant.app.granted[kind][granted[kind] ? "add" : "delete"](permissions[kind]);
    }
  };
}

/** A partner who accepted in the channel. Adds that partner, for the team's owner and for another person. */
async function startChannel(granted: Parameters<typeof granting>[0]) {
  const world = await startWorld({}, granting(granted));
  const [adele, owner] = await Promise.all([world.as(PERSON_IDS.adele), world.as(PERSON_IDS.admin)]);
  const isIn = (user: string) => world.sandbox.tenant.groups.get(GROUP_IDS.team)?.members.has(user);

  async function accepted(email: string): Promise<MessageView> {
    await adele.post(`invite ${email}`);
    const form = await adele.form();
    await adele.press(form, "send-invitation", { email });
    const mail = (await adele.mails()).find(({ to }) => to === email);
    await adele.accept(mail?.redeemUrl ?? "");
    return adele.until(({ id, card }) => id === form.id && actionOf(card, "add-to-team") !== undefined, "the accepted card");
  }
  const guestOf = (email: string) => world.sandbox.tenant.users.list().find(({ mail }) => mail === email)?.id ?? "";
  const pressAs = async (chat: Chat, { id }: MessageView) =>
    chat.press(await chat.until((message) => message.id === id, "the card"), "add-to-team");
  /** Presses the button on a card that a client hasn't drawn again yet. */
  const pressOld = async (chat: Chat, { id, conversation, card }: MessageView) => {
    const action = { id: null, verb: "add-to-team", data: actionOf(card, "add-to-team")?.data };
    return (await chat.page.send("POST", "actions", { conversation, message: id, action })).body;
  };
  return { world, adele, owner, isIn, accepted, guestOf, pressAs, pressOld };
}
type Channel = Awaited<ReturnType<typeof startChannel>>;

describe("Add to this team", () => {
  let channel: Channel;
  let world: World;
  afterEach(() => world.close());

  async function start(granted: Parameters<typeof granting>[0]): Promise<Channel> {
    channel = await startChannel(granted);
    ({ world } = channel);
    return channel;
  }

  it("adds the partner once with the owner's token, and shows it in the history", async () => {
    const { owner, adele, isIn, accepted, guestOf, pressAs, pressOld } = await start({ delegated: true, application: false });
    const card = await accepted("kim@fabrikam.com");
    const answer = await pressAs(owner, card);
    assert.deepEqual(answer, {
      kind: "message",
      text: "kim@fabrikam.com is in Contoso Partners now. It may take a few minutes until they see it.",
    });
    assert.ok(isIn(guestOf("kim@fabrikam.com")));
    for (const chat of [owner, adele])
      assert.deepEqual(await pressOld(chat, card), { kind: "message", text: "kim@fabrikam.com is in Contoso Partners already." });
    await adele.until(
      ({ id, card: shown }) => id === card.id && wordsOf(shown).includes("can see this channel"),
      "the card with the member",
    );
    const history = await adele.press(card, "show-history");
    assert.ok(history.kind === "card");
    assert.equal(wordsOf(history.message.card).split("Added to a team · a colleague").length, 2);
  });

  it("names the owners to a person who isn't one", async () => {
    const { adele, isIn, accepted, guestOf, pressAs } = await start({ delegated: true, application: true });
    const card = await accepted("lou@fabrikam.com");
    const text = "Only an owner of Contoso Partners can add lou@fabrikam.com: MOD Administrator.";
    assert.deepEqual(await pressAs(adele, card), { kind: "message", text });
    assert.ok(!isIn(guestOf("lou@fabrikam.com")));
  });

  it("adds as the app for an owner when the delegated permission is missing", async () => {
    const { owner, isIn, accepted, guestOf, pressAs } = await start({ delegated: false, application: true });
    const answer = await pressAs(owner, await accepted("mo@fabrikam.com"));
    assert.ok(answer.kind === "message" && answer.text.startsWith("mo@fabrikam.com is in Contoso Partners now."));
    assert.ok(isIn(guestOf("mo@fabrikam.com")));
  });

  it("leads an owner into Teams' own dialog when both permissions are missing", async () => {
    const { owner, adele, isIn, accepted, guestOf, pressAs } = await start({ delegated: false, application: false });
    const card = await accepted("pat@fabrikam.com");
    const answer = await pressAs(owner, card);
    assert.ok(answer.kind === "card", JSON.stringify(answer));
    const shown = wordsOf(answer.message.card);
    for (const words of ["Add pat@fabrikam.com in Teams", "Action.OpenUrl", `groupId=${GROUP_IDS.team}`])
      assert.ok(shown.includes(words), shown);
    assert.ok(!isIn(guestOf("pat@fabrikam.com")));
    const back = await owner.press(answer.message, "show-card");
    assert.ok(back.kind === "card" && actionOf(back.message.card, "add-to-team"));
    await adele.post("invite sky@fabrikam.com");
    assert.ok(!wordsOf((await adele.form()).card).includes("Add to Contoso Partners"), "a form offers what nobody has consented to");
  });

  it("is offered for a guest who can't be invited because they accepted already; in chats to a team that the person owns", async () => {
    const { owner, isIn } = await start({ delegated: true, application: false });
    await owner.post("invite sam.rivera@fabrikam.com");
    const refused = await owner.press(await owner.form(), "send-invitation", { email: "sam.rivera@fabrikam.com" });
    assert.ok(refused.kind === "card");
    const answer = await owner.press(refused.message, "add-to-team");
    assert.ok(
      answer.kind === "message" && answer.text.startsWith("sam.rivera@fabrikam.com is in Contoso Partners now."),
      JSON.stringify(answer),
    );
    assert.ok(isIn(GUEST_IDS.sam));
    await owner.say("invite a partner");
    const chatForm = await owner.until(({ card, root }) => root === null && actionOf(card, "send-invitation") !== undefined, "a form");
    const inChat = await owner.press(chatForm, "send-invitation", { email: "sam.rivera@fabrikam.com" });
    assert.ok(inChat.kind === "card" && !actionOf(inChat.message.card, "add-to-team"));
    const choice = await owner.press(inChat.message, "choose-team");
    assert.ok(choice.kind === "card" && wordsOf(choice.message.card).includes("Contoso Partners"), JSON.stringify(choice));
    const there = await owner.press(choice.message, "add-to-team", { team: GROUP_IDS.team });
    assert.ok(there.kind === "message" && there.text === "sam.rivera@fabrikam.com is in Contoso Partners already.", JSON.stringify(there));
  });

  it("works only for people who may see the invitation", async () => {
    const { adele, accepted, isIn, guestOf } = await start({ delegated: true, application: true });
    const card = await accepted("ria@fabrikam.com");
    const data = actionOf(card.card, "add-to-team")?.data;
    const forged = async (chat: Chat) => {
      await chat.say("help");
      const help = await chat.until(({ card: shown, root }) => root === null && wordsOf(shown).includes("Hi, I'm"), "help");
      const action = { id: null, verb: "add-to-team", data };
      return (await chat.page.send("POST", "actions", { conversation: help.conversation, message: help.id, action })).body;
    };
    assert.equal((await forged(adele)).kind, "message");
    assert.equal((await forged(await world.as(PERSON_IDS.megan))).kind, "error");
    assert.ok(!isIn(guestOf("ria@fabrikam.com")));
  });

  it("asks the person to try again while Graph doesn't find the guest", async () => {
    const { owner, accepted, pressAs } = await start({ delegated: true, application: false });
    const card = await accepted("zoe@fabrikam.com");
    world.sandbox.control.patch({ visibleAfterMs: 600_000 });
    const answer = await pressAs(owner, card);
    assert.ok(answer.kind === "message" && answer.text.includes("doesn't find zoe@fabrikam.com yet"), JSON.stringify(answer));
  });
});
