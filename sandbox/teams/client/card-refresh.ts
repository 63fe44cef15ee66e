import { z } from "zod";
import { readActionResponse } from "./action-response.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";
import type { Press } from "./press-action.ts";

/** A card refreshes automatically for at most this many people (Microsoft: Up-to-date cards). */
const PEOPLE_LIMIT = 60;
const PAUSE_MS = 60_000;

const refreshing = z.looseObject({
  refresh: z.looseObject({
    action: z.looseObject({
      type: z.literal("Action.Execute"),
      id: z.string().nullish(),
      verb: z.string().default(""),
      data: z.record(z.string(), z.unknown()).default({}),
    }),
    userIds: z.array(z.string()).nullish(),
  }),
});

/**
 * The press that a card's refresh makes, for the card that this person sees; null for a card without refresh (Microsoft: Up-to-date cards).
 */
export function refreshPress(place: InvokePlace): Press | null {
  const definition = refreshOf(place);
  if (!definition) return null;
  const { id, verb, data } = definition.action;
  return { ...place, action: { id: id ?? null, verb, data } };
}

function refreshOf({ person, message }: InvokePlace): z.output<typeof refreshing>["refresh"] | null {
  return refreshing.safeParse(message.views.get(person.id) ?? message.content.card).data?.refresh ?? null;
}

/**
 * The automatic refresh of a card that becomes visible: at most once a minute per client, and again after each edit
 * (Microsoft: Up-to-date cards).
 */
export class CardRefresh {
  readonly #route: BotRoute;
  readonly #now: () => number;
  readonly #last = new Map<string, number>();

  constructor(route: BotRoute, now: () => number = Date.now) {
    this.#route = route;
    this.#now = now;
  }

  /** A card became visible on all clients of a person. Settles when the due clients have refreshed it. */
  async viewed(place: InvokePlace): Promise<void> {
    if (!this.#refreshesItself(place)) return;
    const clients = Array.from({ length: this.#route.teams.switches().clients }, (_, client) => client);
    await Promise.all(clients.filter((client) => this.#isDue(place, client)).map(() => this.#refresh(place)));
  }

  clear(): void {
    this.#last.clear();
  }

  // T54
  #refreshesItself(place: InvokePlace): boolean {
    const definition = refreshOf(place);
    if (!definition || !this.#route.teams.installations.isInstalled(place.conversation)) return false;
    const { userIds } = definition;
    return userIds ? userIds.slice(0, PEOPLE_LIMIT).includes(place.person.teamsId) : place.conversation.members.size <= PEOPLE_LIMIT;
  }

  // T55
  #isDue({ person, message }: InvokePlace, client: number): boolean {
    const key = [person.id, client, message.conversation, message.id, message.editedAt].join("/");
    const last = this.#last.get(key);
    if (last !== undefined && this.#now() - last < PAUSE_MS) return false;
    this.#last.set(key, this.#now());
    return true;
  }

  /**
   * T53: A refresh never signs a person in: a request to sign in breaks the card (Microsoft: Universal Actions). Other failures leave the card
   * unchanged.
   */
  async #refresh(place: InvokePlace): Promise<void> {
    const press = refreshPress(place);
    if (!press) return;
    const { id, verb, data } = press.action;
    const action = { type: "Action.Execute", ...(id === null ? {} : { id }), verb, data };
    const response = readActionResponse(await invokeBot(this.#route, place, "adaptiveCard/action", { action, trigger: "automatic" }));
    const { chats } = this.#route.teams;
    if (response.kind === "card") chats.showOnlyTo(place.person.id, place.message, response.card);
    // T56
    if (response.kind === "login" || response.kind === "login-failed") chats.breakFor(place.person.id, place.message);
  }
}
