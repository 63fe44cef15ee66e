import { TeamsActivityHandler } from "botbuilder";
import type { InvokeResponse, TurnContext } from "botbuilder";
import { z } from "zod";
import type { Flows } from "../src/flows/flows.ts";
import type { Log } from "../src/ports/log.ts";
import { textsFor } from "../src/texts/texts.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Continuations } from "./action.ts";
import { answerPress } from "./answer-press.ts";
import { answerMessage } from "./answer-message.ts";
import { createTwins } from "./press-twins.ts";
import { answerPresence, channelOf, memberChangeOf, presenceEventOf } from "./answer-presence.ts";
import { replyIn } from "./reply.ts";
import { readTurn } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface BotOptions {
  readonly flows: Flows;
  readonly continuations: Continuations;
  readonly log: Log;
}

/** Microsoft lists the codes on its page on single sign-on of bots, under error handling. */
const signInFailure = z.looseObject({ code: z.string().regex(/^\w{1,50}$/) }).catch({ code: "unknown" });

/** Passes what Teams sends to our handlers. It has no business rules. */
export class GuestlistBot extends TeamsActivityHandler {
  readonly #options: BotOptions;
  readonly #twins = createTwins();

  constructor(options: BotOptions) {
    super();
    this.#options = options;
    this.onMessage(async (context) => this.#onMessage(context));
  }

  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name } = context.activity;
    if (name === "adaptiveCard/action") return this.#onPress(context);
    if (name === "signin/failure") return this.#onSignInFailure(context);
    return { status: 501 }; // as botbuilder answers; its own readers throw on unexpected values
  }

  /** The SDK's own reader of this event asks Teams for each new member's profile. */
  override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    return this.#onPresence(context);
  }

  override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    return this.#onPresence(context);
  }

  async #onMessage(context: TurnContext): Promise<void> {
    const turn = this.#turn(context);
    if (turn) await answerMessage({ turn, texts: this.#textsFor(turn), reply: replyIn(context), ...this.#options });
  }

  async #onPress(context: TurnContext): Promise<InvokeResponse> {
    const turn = this.#turn(context);
    if (!turn) return { status: 400 };
    const { activity } = context;
    return answerPress({
      activity,
      turn,
      texts: this.#textsFor(turn),
      reply: replyIn(context),
      twins: this.#twins,
      ...this.#options,
    });
  }

  async #onPresence(context: TurnContext): Promise<void> {
    const { activity } = context;
    const event = presenceEventOf(activity);
    const change = memberChangeOf(activity);
    const turn = event || change ? this.#turn(context) : undefined;
    if (!turn) return;
    const { flows } = this.#options;
    if (event) await answerPresence({ event, turn, flows });
    if (change) await flows.noteMembers({ place: channelOf(turn), ...change });
  }

  /** Teams says why a silent sign-in failed. The card keeps its sign-in button, and the form goes on in the person's own chat. */
  async #onSignInFailure(context: TurnContext): Promise<InvokeResponse> {
    const { code: why } = signInFailure.parse(context.activity.value);
    const turn = this.#turn(context);
    if (turn?.personId) await this.#options.flows.continueInChat({ by: turn.personId, conversation: turn.conversation, why });
    return { status: 200 };
  }

  #textsFor({ person }: Turn): Texts {
    return textsFor(person.locale, person.timeZone, this.#options.flows.hearing());
  }

  #turn(context: TurnContext): Turn | undefined {
    const turn = readTurn(context.activity);
    if (!turn) this.#options.log.warn("activity-unreadable");
    return turn;
  }
}
