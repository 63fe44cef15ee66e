import type { ApproveInput } from "../../src/flows/deciding/approve-invitation.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Person } from "../../src/domain/person.ts";
import type { FakeOutside } from "../fakes/fake-outside.ts";
import { id } from "./ids.ts";
import { person } from "./person.ts";

/** The requester of `awaiting()`, and the people who may decide about it. */
export const adele = person();
export const megan = person({ name: "Megan Bowen" });
export const diego = person({ name: "Diego Siciliani" });

/** The channel of `anApproval()`. */
export const approvalsChannel = "19:approvals@thread.tacv2";

/** A press on the approval card, with the token of the person who presses: `aDecision(request, { by: diego })`. */
export function aDecision(request: Pick<Invitation, "id">, given: Partial<ApproveInput> = {}): ApproveInput {
  const by = given.by ?? megan;
  return { id: request.id, by, conversation: id(approvalsChannel), ssoToken: `sso:${by.id}`, confirmed: [], ...given };
}

/** Makes people members of the approvals channel's team and of the tenant. */
export function inChannel({ teams, directory }: Pick<FakeOutside, "teams" | "directory">, ...people: readonly Person[]): void {
  const roster = people.map(({ id: user, teamsId, name, locale, timeZone }) => ({ id: user, teamsId, name, locale, timeZone }));
  teams.rosters.set(id(approvalsChannel), roster);
  for (const one of people) directory.types.set(one.id, "Member");
}
