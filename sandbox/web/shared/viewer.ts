import type { Context } from "hono";
import type { Conversation } from "../../teams/chats/message.ts";
import type { TeamsPerson } from "../../teams/chats/people.ts";
import type { TeamsTenant } from "../../teams/chats/teams-tenant.ts";
import { PageProblem } from "./page-problem.ts";

/** The person that the tab plays, from the path's `:as`. @throws PageProblem 404. */
export function viewerOf(teams: TeamsTenant, context: Context): TeamsPerson {
  const person = teams.people.byId(context.req.param("as") ?? "");
  if (!person) throw new PageProblem(404, "unknown-person", "Nobody of that id is in the sandbox");
  return person;
}

/** A conversation that this person sees. @throws PageProblem 404. */
export function conversationFor(teams: TeamsTenant, viewer: TeamsPerson, id: string): Conversation {
  const conversation = teams.chats.conversationsOf(viewer.id).find((other) => other.id === id);
  if (!conversation) throw new PageProblem(404, "unknown-conversation", "This person has no such conversation");
  return conversation;
}
