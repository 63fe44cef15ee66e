import type { ConversationId } from "../domain/ids.ts";
import type { Person } from "../domain/person.ts";
import { channelOf } from "../domain/visibility.ts";
import type { ConversationReference } from "../ports/conversations.ts";
import type { Ports } from "../ports/ports.ts";
import { isBotAdmin } from "./is-bot-admin.ts";

type Needs = Pick<Ports, "conversations" | "identity" | "membership" | "policy" | "settings" | "clock" | "log" | "terms">;

export interface UseForApprovalsInput {
  readonly place: ConversationReference;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

export type UseForApprovalsOutcome =
  | "chosen"
  | "already"
  /** The policy file names another channel. */
  | "policy-wins"
  /** It isn't a channel. */
  | "elsewhere"
  | "sign-in-needed"
  /** The token isn't one that we accept. */
  | "sign-in-refused"
  | "not-allowed"
  /** A permission hides what might make them an administrator. */
  | "not-checked";

/** "use this channel for approvals": requests are decided about there from now on. Only for the bot's administrators, as their own token proves. */
export async function useForApprovals(ports: Needs, { place, by, ssoToken }: UseForApprovalsInput): Promise<UseForApprovalsOutcome> {
  if (place.kind !== "channel") return "elsewhere";
  if (ssoToken === undefined) return "sign-in-needed";
  const refusal = await judge(ports, by, ssoToken);
  if (refusal) return refusal;
  const channel = channelOf(place.id);
  const named = (await ports.policy.current()).approvals.channel;
  if (named !== undefined) return named === channel ? "already" : "policy-wins";
  const before = await ports.settings.approvalsPlace();
  return before?.conversation === channel ? "already" : choose(ports, channel, place, by);
}

async function judge(ports: Needs, { id }: Person, ssoToken: string): Promise<UseForApprovalsOutcome | undefined> {
  const proof = await ports.identity.prove(ssoToken, { id, tenantId: ports.terms.tenantId });
  if (proof.kind === "sign-in-again") return "sign-in-needed";
  if (proof.kind === "refused") {
    ports.log.warn("sign-in-refused", { person: id, why: proof.why });
    return "sign-in-refused";
  }
  const isAdmin = await isBotAdmin(ports, id, proof.roles);
  if (isAdmin === "yes") return undefined;
  ports.log.warn("approvals-channel-refused", { person: id, why: isAdmin });
  return isAdmin === "no" ? "not-allowed" : "not-checked";
}

/** Remembers the channel itself, too: each request is a post of its own, no answer in the thread where it was chosen. */
async function choose(ports: Needs, channel: ConversationId, place: ConversationReference, by: Person): Promise<"chosen"> {
  const { conversations, settings, clock, log } = ports;
  const { teamId } = place;
  const { id, locale, timeZone } = by;
  await conversations.remember({ ...place, id: channel });
  const team = teamId === undefined ? {} : { teamId };
  await settings.chooseApprovalsPlace({ conversation: channel, ...team, by: id, locale, timeZone, since: clock.now() });
  log.info("approvals-channel-chosen", { person: id });
  return "chosen";
}
