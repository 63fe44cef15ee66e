import type { TeamSwitches } from "../../page-api/team-switches.ts";
import type { TeamsSwitches } from "../../page-api/teams-switches.ts";
import { Chats } from "./chats.ts";
import { Feed } from "./feed.ts";
import { firstConversations } from "./first-conversations.ts";
import { botTeamsId } from "./ids.ts";
import { Installations } from "./installations.ts";
import type { Author, Team } from "./message.ts";
import { People, type RosterPerson, type TeamsPerson } from "./people.ts";
import { TEAM_DEFAULTS } from "../../switches/team-switches.ts";
import { TEAMS_DEFAULTS } from "../../switches/teams-switches.ts";
import { Unread } from "./unread.ts";

/** Teams in one tenant: its people, its conversations, and the installations of the one bot. */
export interface TeamsTenant {
  readonly tenantId: string;
  readonly appId: string;
  readonly bot: Author;
  readonly team: Team;
  readonly people: People;
  readonly chats: Chats;
  readonly unread: Unread;
  readonly feed: Feed;
  readonly installations: Installations;
  /** The guests in the team of this group: they are in its rosters, but one can't play them on the page. */
  readonly guestsOf: (groupId: string) => readonly RosterPerson[];
  /** The object ids of the owners of this group's team. */
  readonly ownersOf: (groupId: string) => ReadonlySet<string>;
  /** The present switches. */
  readonly switches: () => TeamsSwitches & TeamSwitches;
  /** Resets to the start: no messages, the bot installed everywhere, the first people, channels and locales. */
  reset(): void;
}

export interface TeamsTenantOptions {
  readonly tenantId: string;
  readonly appId: string;
  readonly botName: string;
  readonly people: readonly TeamsPerson[];
  /** Absent: no team has guests. */
  readonly guestsOf?: TeamsTenant["guestsOf"];
  /** Absent: no team has owners. */
  readonly ownersOf?: TeamsTenant["ownersOf"];
  /** Absent: the default switches. */
  readonly switches?: TeamsTenant["switches"];
}

/** A tenant without messages; the bot is installed everywhere. */
export function createTeamsTenant(options: TeamsTenantOptions): TeamsTenant {
  const { tenantId, appId, botName, people, switches = () => ({ ...TEAMS_DEFAULTS, ...TEAM_DEFAULTS }) } = options;
  const { guestsOf = () => [], ownersOf = () => new Set() } = options;
  const first = firstConversations(options);
  const chats = new Chats(first.conversations);
  const bot: Author = { id: botTeamsId(appId), name: botName, isBot: true };
  const everybody = new People(people);
  const unread = new Unread(chats);
  const feed = new Feed(chats, everybody);
  const installations = new Installations(switches);
  const reset = (): void => {
    first.restore();
    for (const part of [chats, unread, feed, installations]) part.clear();
    everybody.resetLocales();
  };
  return {
    tenantId,
    appId,
    bot,
    team: first.team,
    people: everybody,
    chats,
    unread,
    feed,
    installations,
    guestsOf,
    ownersOf,
    switches,
    reset,
  };
}
