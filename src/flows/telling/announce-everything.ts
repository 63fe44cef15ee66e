import { channelOf } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { subscribe } from "./announce-here.ts";
import type { AnnounceInput } from "./announce-here.ts";
import { requireBotAdmin } from "../who/require-bot-admin.ts";
import type { NotBotAdmin } from "../who/require-bot-admin.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "identity" | "membership" | "policy" | "clock" | "log" | "terms">;

export interface AnnounceEverythingInput extends AnnounceInput {
  readonly ssoToken: string | undefined;
}

export type AnnounceEverythingOutcome = "started" | "already" | NotBotAdmin;

/** "announce everything here": every guest of the tenant is announced in a conversation. Only the bot's administrators may ask, as their own token proves at each press: the announcements show the names and addresses of all guests. */
export async function announceEverything(ports: Needs, input: AnnounceEverythingInput): Promise<AnnounceEverythingOutcome> {
  const { place, by, ssoToken } = input;
  const why = await requireBotAdmin(ports, by.id, ssoToken);
  if (why) return why;
  const before = await ports.announcements.find(channelOf(place.id));
  return before?.scope === "everything" ? "already" : subscribe(ports, input, "everything");
}
