import { z } from "zod";
import { invitePolicies } from "../../domain/policy/may-invite.ts";
import type { InvitePolicy } from "../../domain/policy/may-invite.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Membership } from "../../ports/membership.ts";
import { ask } from "./requests/ask.ts";
import { createDirectoryRoles } from "./directory-roles.ts";
import { expectAnswer, isHidden } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { readGroupsOf, readPeopleIn } from "./group-members.ts";
import { keepAnswer } from "./requests/keep-answer.ts";
import { query } from "./requests/odata.ts";

const oneMinute = 60_000;
const app = { kind: "app" } as const;
const fiveMinutes = 300_000;

/** An unknown value could mean anything, so it counts as "not-checked" (Microsoft: authorizationPolicy, unknownFutureValue). */
const policySchema = z.object({ allowInvitesFrom: z.enum([...invitePolicies, "not-checked"]).catch("not-checked") });

/** What the tenant lets its people do, read as the app. In addition to the port's errors, throws `directory-answer-unexpected`. */
export function createMembership({ graph, clock }: { readonly graph: GraphClient; readonly clock: Pick<Clock, "now"> }): Membership {
  /** A failure is kept, too, so that people don't wait for it again and again, but not as long. */
  const keepMs = { answer: fiveMinutes, failure: oneMinute };
  const roles = createDirectoryRoles(graph, clock);
  return {
    invitePolicy: keepAnswer({ clock, load: () => readPolicy(graph), keepMs }),
    rolesOf: async (person) => {
      const answer = await ask(graph, { actor: app, path: roles.item(app, person).path });
      return answer.status === 404 ? [] : roles.read(app, person, answer); // a person who was deleted has no role
    },
    groupsOf: async (person, groups) => readGroupsOf(graph, person, groups),
    peopleIn: async (group, limit) => readPeopleIn(graph, group, limit),
  };
}

async function readPolicy(graph: GraphClient): Promise<InvitePolicy | "not-checked"> {
  const answer = await ask(graph, {
    actor: app,
    path: `/policies/authorizationPolicy${query({ $select: "allowInvitesFrom" })}`,
  });
  return isHidden(answer) ? "not-checked" : expectAnswer(policySchema, answer, "authorization policy").allowInvitesFrom;
}
