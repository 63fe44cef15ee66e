import { channelLink } from "../../domain/channel-link.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Home } from "../../domain/invitation.ts";
import type { FormValues } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import { readForm } from "../../domain/read-form.ts";
import type { ReadForm } from "../../domain/read-form.ts";
import type { Ports } from "../../ports/ports.ts";
import type { TeamPlace } from "../../ports/teams.ts";

type Needs = Pick<Ports, "teams" | "log" | "terms">;

interface Submitted {
  readonly values: FormValues;
  readonly by: Person;
  readonly home: Home;
}

/**
 * A submitted form, checked, with what only Teams can tell: the link of the channel where it was filled in, never one from the client.
 * Whoever asks isn't told of their own invitation as a colleague.
 */
export async function readSubmission(ports: Needs, { values, by, home }: Submitted): Promise<ReadForm> {
  const { tenantId, teamsUrl, defaultRedirectUrl } = ports.terms;
  const form = readForm(values, defaultRedirectUrl);
  if (form.kind !== "form") return form;
  const { colleagues: named = [], ...others } = form.options;
  const colleagues = named.filter((colleague) => colleague !== by.id);
  const options = colleagues.length > 0 ? { ...others, colleagues } : others;
  if (!form.toChannel) return { ...form, options };
  const place = await findPlace(ports, home.conversation);
  if (!place) return { kind: "problems", problems: { toChannel: "channel-unknown" } };
  return { ...form, options: { ...options, redirectUrl: channelLink({ ...place, tenantId, teamsUrl }) } };
}

/** An outage of Teams costs this one option, not the invitation: the form says so. */
async function findPlace({ teams, log }: Needs, conversation: ConversationId): Promise<TeamPlace | undefined> {
  try {
    return await teams.describe(conversation);
  } catch (error) {
    log.error("channel-not-described", error);
    return undefined;
  }
}
