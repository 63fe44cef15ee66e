import { findAction } from "./find-action.ts";
import { PageClient, until } from "./page-client.ts";

const partner = "ines.duarte@fabrikam.com";

/**
 * Adele invites a partner in her chat, the partner accepts, and Adele gets the updated card and a notice. @throws Error when a step doesn't
 * happen.
 */
export async function inviteOnePartner(pageUrl: string, report: (step: string) => void): Promise<void> {
  const adele = await PageClient.playing("Adele Vance", pageUrl);
  const chat = await adele.chat();
  await adele.say({ conversation: chat, root: null, text: "invite a partner", mentionBot: false });
  const form = await until("the form", () => findForm(adele, chat));
  report("the bot answered with its form");

  await adele.press({
    conversation: chat,
    message: form.message,
    action: { ...form.action, data: { ...form.action.data, email: partner } },
  });
  const ticket = await until("the invitation mail", () => adele.ticketFor(partner));
  report("the invitation mail is in the mailbox");

  await adele.redeem(ticket);
  await until("the accepted card", () => findText(adele, chat, "card"));
  await until("the notice", () => findText(adele, chat, "notice"));
  report("the card shows the acceptance, and a notice mentions Adele");
}

const verb = "send-invitation";

async function findForm(person: PageClient, chat: string) {
  for (const { id, card } of await person.messages(chat)) {
    const found = findAction(card, verb);
    if (found) return { message: id, action: { id: found.id ?? null, verb, data: found.data ?? {} } };
  }
  return undefined;
}

/** A card of the bot's with "accepted", or such a message that mentions Adele. */
async function findText(person: PageClient, chat: string, where: "card" | "notice"): Promise<string | undefined> {
  const fromBot = (await person.messages(chat)).filter(({ from }) => from.isBot);
  const texts = fromBot.map(({ text, mentions, card }) => {
    if (where === "card") return JSON.stringify(card);
    return mentions.some(({ isMe }) => isMe) ? text + JSON.stringify(card) : "";
  });
  return texts.find((text) => /accepted/i.test(text));
}
