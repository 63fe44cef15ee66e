import type { PersonId } from "../domain/ids.ts";
import { channelOf } from "../domain/visibility.ts";
import type { ProofOutcome } from "../ports/identity.ts";
import type { Ports } from "../ports/ports.ts";
import { subscribe } from "./announce-here.ts";
import type { AnnounceInput } from "./announce-here.ts";
import { isBotAdmin } from "./is-bot-admin.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "identity" | "membership" | "policy" | "clock" | "log" | "terms">;

export interface AnnounceEverythingInput extends AnnounceInput {
  readonly ssoToken: string | undefined;
}

export type AnnounceEverythingOutcome =
  | "started"
  | "already"
  | "sign-in-needed"
  /** The token isn't one that we accept. */
  | "sign-in-refused"
  | "not-allowed"
  /** A permission hides people's roles, or the group of those who administer the bot. */
  | "not-checked";

/** "announce everything here": a conversation hears of every guest of the tenant. Only for the bot's administrators, as their own token proves at each press: the names and addresses of all guests are shown. */
export async function announceEverything(ports: Needs, input: AnnounceEverythingInput): Promise<AnnounceEverythingOutcome> {
  const { place, by, ssoToken } = input;
  if (ssoToken === undefined) return "sign-in-needed";
  const proof = await ports.identity.prove(ssoToken, { id: by.id, tenantId: ports.terms.tenantId });
  if (proof.kind !== "proven") return unproven(ports, by.id, proof);
  const isAdmin = await isBotAdmin(ports, by.id, proof.roles);
  if (isAdmin !== "yes") return isAdmin === "no" ? "not-allowed" : isAdmin;
  const before = await ports.announcements.find(channelOf(place.id));
  return before?.scope === "everything" ? "already" : subscribe(ports, input, "everything");
}

function unproven({ log }: Needs, person: PersonId, proof: Exclude<ProofOutcome, { kind: "proven" }>): AnnounceEverythingOutcome {
  if (proof.kind === "sign-in-again") return "sign-in-needed";
  log.warn("sign-in-refused", { person, why: proof.why });
  return "sign-in-refused";
}
