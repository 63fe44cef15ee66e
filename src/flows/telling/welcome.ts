import type { Person } from "../../domain/person.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import { rememberConversation } from "./remember-conversation.ts";

type Needs = Pick<Ports, "conversations" | "jobs" | "settings" | "clock" | "terms">;

/** The app was added for a person, to a team or to a group chat. */
export interface Welcomed {
  /** The conversation to welcome in: in a team the channel that was chosen. */
  readonly place: ConversationReference;
  readonly by: Person;
  readonly botName: string;
}

/**
 * Queues a message that says what the bot does, once for every person, team and group chat: Teams sends two events for an installation and
 * may repeat them, and people who add the app again know it. The mark comes first: better no welcome than two.
 */
export async function welcome(ports: Needs, { place, by, botName }: Welcomed): Promise<void> {
  const { settings, jobs, clock, terms } = ports;
  if (place.tenantId !== terms.tenantId) return;
  await rememberConversation(ports, place);
  const key = `welcome:${welcomeTarget(place, by)}`;
  if (!(await settings.once(key, clock.now()))) return;
  await jobs.enqueue({ task: { kind: "welcome", conversation: place.id, locale: by.locale, botName }, due: clock.now(), key });
}

function welcomeTarget({ id, kind, teamId }: ConversationReference, by: Person): string {
  if (kind === "personal") return by.id;
  return kind === "channel" ? (teamId ?? id) : id;
}
