import { Hono, type Context } from "hono";
import { z } from "zod";
import { changeApp } from "../../teams/changes/change-app.ts";
import { addMember, removeMember } from "../../teams/changes/change-members.ts";
import type { TeamHappening } from "../../teams/changes/team-event.ts";
import { conversationView } from "../views/conversation-views.ts";
import type { PageParts } from "../shared/page-parts.ts";
import { PageProblem, readRequest } from "../shared/page-problem.ts";
import type { MemberView } from "../../page-api/teams-api.ts";
import { conversationFor, viewerOf } from "../shared/viewer.ts";

const appChange = z.object({ state: z.enum(["installed", "removed", "blocked"]) });

/** The members of a conversation and its app: reading and changing them. */
export function createAppApi(parts: PageParts): Hono {
  const { teams } = parts.route;
  const api = new Hono();
  api.put("/api/as/:as/conversations/:conversation/app", async (context) => {
    const happening = happeningOf(parts, context);
    const { state } = await readRequest(context, appChange);
    if (state === "blocked" && happening.conversation.kind !== "personal")
      throw new PageProblem(400, "bad-request", "state: only a 1:1 chat can be blocked");
    parts.background.add(changeApp(happening, state));
    return context.json(conversationView(teams, happening.person, happening.conversation));
  });
  api.get("/api/as/:as/conversations/:conversation/members", (context) => context.json(membersOf(happeningOf(parts, context))));
  api.put("/api/as/:as/conversations/:conversation/members/:member", (context) => changeMember(parts, context, "added"));
  api.delete("/api/as/:as/conversations/:conversation/members/:member", (context) => changeMember(parts, context, "removed"));
  return api;
}

/** The conversation of the path, with this person. @throws PageProblem 404. */
export function happeningOf({ route: { teams, endpoint } }: PageParts, context: Context): TeamHappening {
  const person = viewerOf(teams, context);
  return { teams, endpoint, person, conversation: conversationFor(teams, person, context.req.param("conversation") ?? "") };
}

function membersOf({ teams, conversation }: TeamHappening): readonly MemberView[] {
  const people = teams.people.all.filter(({ id }) => conversation.members.has(id)).map(({ id, name }) => ({ id, name, isBot: false }));
  return teams.installations.isInstalled(conversation) ? [...people, teams.bot] : people;
}

function changeMember(parts: PageParts, context: Context, what: "added" | "removed"): Response {
  const happening = happeningOf(parts, context);
  const id = context.req.param("member") ?? "";
  const member = parts.route.teams.people.byId(id);
  if (!member) return changeGuest(parts, context, { happening, userId: id, what });
  if (happening.conversation.kind === "personal") throw new PageProblem(400, "bad-request", "A 1:1 chat has its two members for ever");
  const { team } = happening.conversation;
  const group = team ? parts.tenant.groups.get(team.aadGroupId) : undefined;
  group?.members[what === "added" ? "add" : "delete"](member.id);
  parts.background.add(what === "added" ? addMember(happening, member) : removeMember(happening, member));
  return context.body(null, 204);
}

interface GuestChange {
  readonly happening: TeamHappening;
  readonly userId: string;
  readonly what: "added" | "removed";
}

/** T140: Only the team's owners let guests in, or take them out. The bot gets the event that it gets of changes through Graph. */
function changeGuest({ route: { teams }, tenant }: PageParts, context: Context, { happening, userId, what }: GuestChange): Response {
  const { person, conversation } = happening;
  const group = tenant.groups.get(conversation.team?.aadGroupId ?? "");
  if (!group || !tenant.users.get(userId)) throw new PageProblem(404, "unknown-person", "Nobody of that id is in the sandbox");
  if (!teams.ownersOf(group.id).has(person.id)) throw new PageProblem(403, "not-owner", "Only an owner of the team changes its guests");
  const isThere = group.members.has(userId);
  if (isThere === (what === "added")) return context.body(null, 204);
  group.members[what === "added" ? "add" : "delete"](userId);
  tenant.events.emit("team", { groupId: group.id, userId, what, by: person.id });
  return context.body(null, 204);
}
