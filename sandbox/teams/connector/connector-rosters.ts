import { Hono } from "hono";
import { z } from "zod";
import { placeOfBot } from "./bot-presence.ts";
import { badArgument, botNotInRoster, ConnectorError, conversationNotFound } from "./connector-error.ts";
import type { Conversation } from "../chats/message.ts";
import { isKeyOf, type RosterPerson } from "../chats/people.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

const DEFAULT_PAGE = 200;
const [MIN_PAGE, MAX_PAGE] = [50, 500];
const pageQuery = z.object({
  // T23: a size out of bounds counts as the nearest one (Microsoft: Teams context).
  pageSize: z.coerce
    .number()
    .int()
    .default(DEFAULT_PAGE)
    .transform((size) => Math.min(Math.max(size, MIN_PAGE), MAX_PAGE)),
  continuationToken: z.coerce.number().int().min(0).default(0),
});

/** The members of a conversation, and the channels of a team (Microsoft: Teams context). */
export function createRosterRoutes(teams: TeamsTenant): Hono {
  const routes = new Hono();
  for (const path of ["/v3/conversations/:conversation/members", "/v3/conversations/:conversation/activities/:activity/members"] as const) {
    routes.get(path, (context) =>
      context.json(membersOf(teams, context.req.param("conversation")).map((each) => member(teams, each, "objectId"))),
    );
  }
  routes.get("/v3/conversations/:conversation/members/:member", (context) => {
    const found = membersOf(teams, context.req.param("conversation")).find(({ person }) => isKeyOf(person, context.req.param("member")));
    if (!found) throw new ConnectorError(404, "MemberNotFoundInConversation", "No member found for this conversation.");
    return context.json(member(teams, found, "aadObjectId"));
  });
  routes.get("/v3/conversations/:conversation/pagedmembers", (context) => {
    const query = pageQuery.safeParse(context.req.query());
    if (!query.success) throw badArgument("Invalid page size or continuation token");
    return context.json(page(teams, membersOf(teams, context.req.param("conversation")), query.data));
  });
  routes.get("/v3/teams/:team", (context) => context.json(details(teams, context.req.param("team"))));
  routes.get("/v3/teams/:team/conversations", (context) => context.json({ conversations: channels(teams, context.req.param("team")) }));
  return routes;
}

interface Member {
  readonly person: RosterPerson;
  readonly userRole: "owner" | "user" | "guest";
}

function membersOf(teams: TeamsTenant, conversationId: string): readonly Member[] {
  return membersIn(teams, placeOfBot(teams, conversationId).conversation);
}

/** T22, T113: Guests come after the members of the organisation. */
function membersIn({ people, guestsOf, ownersOf }: TeamsTenant, { members, team }: Conversation): readonly Member[] {
  // T125
  const owners = team ? ownersOf(team.aadGroupId) : new Set();
  const roleOf = ({ id }: RosterPerson): Member["userRole"] => (owners.has(id) ? "owner" : "user");
  const own = people.all.filter(({ id }) => members.has(id)).map((person): Member => ({ person, userRole: roleOf(person) }));
  const guests = team ? guestsOf(team.aadGroupId).map((person): Member => ({ person, userRole: "guest" })) : [];
  return [...own, ...guests];
}

/** T118: the Entra object id has a different name per endpoint (teams.net #525). */
function member(teams: TeamsTenant, { person, userRole }: Member, idName: "objectId" | "aadObjectId"): Record<string, string> {
  const { teamsId, name, givenName, surname, mail, userPrincipalName } = person;
  return {
    id: teamsId,
    ...(name === "" ? {} : { name }),
    [idName]: person.id,
    ...(name === "" ? {} : { givenName, surname, email: mail }),
    userPrincipalName,
    tenantId: teams.tenantId,
    // T126
    ...(teams.switches().rosterRoles ? { userRole } : {}),
  };
}

// T23
function page(teams: TeamsTenant, members: readonly Member[], { pageSize, continuationToken }: z.output<typeof pageQuery>): object {
  const end = continuationToken + pageSize;
  const shown = members.slice(continuationToken, end).map((each) => member(teams, each, "aadObjectId"));
  return members.length > end ? { members: shown, continuationToken: String(end) } : { members: shown };
}

function details(teams: TeamsTenant, teamId: string): object {
  const channelCount = channels(teams, teamId).length;
  const { id, name, aadGroupId } = teams.team;
  const general = teams.chats.conversation(teamId);
  const memberCount = general ? membersIn(teams, general).length : 0;
  return { id, name, aadGroupId, tenantId: teams.tenantId, type: "standard", channelCount, memberCount };
}

/** T24: General has no name here; private and shared channels are listed where the bot is allowed (Microsoft: Teams context). */
function channels(teams: TeamsTenant, teamId: string): readonly object[] {
  if (teamId !== teams.team.id) throw conversationNotFound();
  const all = teams.chats.conversations.filter((conversation) => conversation.team !== null);
  if (!all.some((conversation) => teams.installations.isInstalled(conversation))) throw botNotInRoster();
  const shown = all.filter((each) => each.membership === undefined || teams.installations.isInstalled(each));
  return shown.map(({ id, title, membership = "standard" }) => ({ id, name: id === teamId ? null : title, type: membership }));
}
