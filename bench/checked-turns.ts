import type { Sandbox } from "../sandbox/sandbox.ts";
import { limits } from "../src/domain/limits.ts";
import type { BotProcess } from "./bot-process.ts";
import type { Channel } from "./channel.ts";
import { cardEdited } from "./living-card.ts";
import { forgetActs } from "./forget-acts.ts";

/** The limits for one person hold in each submit; what the person did lately is forgotten before they are over them. */
const forgetEvery = limits.form.most / 3;

interface Parts {
  readonly sandbox: Sandbox;
  readonly channel: Channel;
  readonly bot: BotProcess;
  /** The bot's. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Messages and submits of which each must get its card in the chat: an answer alone could be a refusal. */
export class CheckedTurns {
  readonly #parts: Parts;
  readonly #edits: Promise<void>[] = [];
  #said = 0;
  #forms = 0;
  #submits = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.sandbox.teams.chats.events.on("posted", ({ from, content }) => {
      if (from.isBot && JSON.stringify(content).includes('"send-invitation"')) this.#forms += 1;
    });
  }

  /** A colleague asks for a form. */
  async askForForm(): Promise<void> {
    const { channel, bot } = this.#parts;
    this.#said += 1;
    await channel.sayAsColleague(bot.endpoint, "invite a partner");
  }

  async submit(): Promise<void> {
    const { sandbox, channel, bot, settings } = this.#parts;
    this.#submits += 1;
    if (this.#submits % forgetEvery === 0) await forgetActs(settings);
    const form = channel.form();
    const edited = cardEdited(sandbox, form);
    this.#edits.push(edited);
    edited.catch(() => undefined); // `check` tells of it
    await channel.submit(bot.endpoint, form);
  }

  /** @throws Error unless each message has its form, and each submit its living card. */
  async check(): Promise<void> {
    await Promise.all(this.#edits.splice(0));
    if (this.#forms !== this.#said) throw new Error(`${this.#said} messages asked for a form, and ${this.#forms} forms came`);
  }
}
