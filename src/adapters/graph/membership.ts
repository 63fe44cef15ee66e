import { z } from "zod";
import { rolesOfTemplates } from "../../domain/policy/directory-role.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { PersonId } from "../../domain/ids.ts";
import { invitePolicies } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Membership } from "../../ports/membership.ts";
import { ask } from "./requests/ask.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { readGroupsOf, readPeopleIn } from "./group-members.ts";
import { keepAnswer } from "./requests/keep-answer.ts";
import { query } from "./requests/odata.ts";

const oneMinute = 60_000;
const fiveMinutes = 300_000;

/** An unknown value could mean anything, so it counts as "not-checked" (Microsoft: authorizationPolicy, unknownFutureValue). */
const policySchema = z.object({ allowInvitesFrom: z.enum([...invitePolicies, "not-checked"]).catch("not-checked") });

/** For roles that the app may not read, Graph returns only type and id (Microsoft: Permissions overview, limited information). */
const rolesSchema = z.object({ value: z.array(z.object({ roleTemplateId: z.string().nullish() })) });

/** What the tenant lets its people do, read as the app. In addition to the port's errors, throws `directory-answer-unexpected`. */
export function createMembership({ graph, clock }: { readonly graph: GraphClient; readonly clock: Pick<Clock, "now"> }): Membership {
  /** A failure is kept, too, so that people don't wait for it again and again, but not as long. */
  const keepMs = { answer: fiveMinutes, failure: oneMinute };
  return {
    invitePolicy: keepAnswer({ clock, load: () => readPolicy(graph), keepMs }),
    rolesOf: async (person) => readRoles(graph, person),
    groupsOf: async (person, groups) => readGroupsOf(graph, person, groups),
    peopleIn: async (group, limit) => readPeopleIn(graph, group, limit),
  };
}

async function readPolicy(graph: GraphClient): Promise<InvitePolicy | "not-checked"> {
  const answer = await ask(graph, {
    actor: { kind: "app" },
    path: `/policies/authorizationPolicy${query({ $select: "allowInvitesFrom" })}`,
  });
  return isHidden(answer) ? "not-checked" : expectAnswer(policySchema, answer, "authorization policy").allowInvitesFrom;
}

async function readRoles(graph: GraphClient, person: PersonId): Promise<readonly DirectoryRole[] | "not-checked"> {
  const roles = `/users/${encodeURIComponent(person)}/transitiveMemberOf/microsoft.graph.directoryRole`;
  const answer = await ask(graph, { actor: { kind: "app" }, path: `${roles}${query({ $select: "roleTemplateId" })}` });
  if (isHidden(answer)) return "not-checked";
  const ids = expectAnswer(rolesSchema, answer, "roles of a person").value.map(({ roleTemplateId }) => roleTemplateId);
  return ids.some((id) => !id) ? "not-checked" : rolesOfTemplates(ids.flatMap((id) => id ?? []));
}

function isHidden({ status }: GraphAnswer): boolean {
  return status === 403;
}
