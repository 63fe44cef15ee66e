import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { OpenLimit } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "invitations">;

interface Request extends Pick<Invitation, "replaces"> {
  readonly requester: Pick<Person, "id">;
}

/** The policy's cap on one person's open invitations. The invitation to a wrong address that the request replaces doesn't count. */
export async function pendingLimit(
  { invitations }: Needs,
  { pending }: Policy["caps"],
  { requester, replaces }: Request,
): Promise<OpenLimit | undefined> {
  if (pending === undefined) return undefined;
  const mistaken = replaces && (await invitations.find(replaces));
  const replaced = mistaken && openStates.includes(mistaken.state.kind) ? 1 : 0;
  return { requester: requester.id, states: openStates, most: pending + replaced };
}
