import { readEmail } from "../../src/domain/email.ts";
import type { ActionCall } from "../action.ts";
import { fieldValue, readInvitationId } from "./invitation-data.ts";

type Who = Parameters<ActionCall["flows"]["addToTeam"]>[0]["who"];

/** Who is to be added to a team: the partner of an invitation; or the user of an address, where there is no invitation. */
export function readWho(data: Readonly<Record<string, unknown>>): Who | undefined {
  const id = readInvitationId(data);
  if (id) return { id };
  const typed = fieldValue.safeParse(data["address"]);
  const read = typed.success ? readEmail(typed.data) : undefined;
  return read?.kind === "email" ? { address: read.email } : undefined;
}
