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
 * Checks a submitted form. The link of the channel where it was filled in comes from Teams, never from the client. The requester is
 * removed from the colleagues to notify.
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

/** Undefined when Teams is down: the form says that the channel's link can't be used. */
async function findPlace({ teams, log }: Needs, conversation: ConversationId): Promise<TeamPlace | undefined> {
  try {
    return await teams.describe(conversation);
  } catch (error) {
    log.error("channel-not-described", error);
    return undefined;
  }
}
