import type { Person } from "../../../src/domain/person.ts";
import type { ConversationReference } from "../../../src/ports/conversations.ts";
import { id } from "../ids.ts";
import { stableId } from "./stable-id.ts";

export const adele: Person = {
  id: stableId("adele"),
  teamsId: "29:adele",
  name: "Adele Vance",
  locale: "en-US",
  timeZone: "America/New_York",
};

export const amelie: Person = {
  id: stableId("amelie"),
  teamsId: "29:amelie",
  name: "Amélie “Ami” Dubois 🌻",
  locale: "fr-FR",
  timeZone: "Europe/Paris",
};

export const megan: Person = { id: stableId("megan"), teamsId: "29:megan", name: "Megan Bowen", locale: "ar", timeZone: "UTC" };

export const marketing = { teamId: "19:marketing@thread.tacv2", channel: id("19:marketing@thread.tacv2") };
export const marketingThread = id("19:marketing@thread.tacv2;messageid=1700000000001");
export const approvals = { teamId: "19:partners@thread.tacv2", channel: id("19:approvals@thread.tacv2") };
export const groupChat = id("19:campaign@thread.v2");
export const amelieChat = id("a:amelie");

const reference = { tenantId: stableId("tenant"), serviceUrl: "https://smba.trafficmanager.net/emea/", botId: "28:bot" };

export const conversations: readonly ConversationReference[] = [
  { ...reference, id: marketing.channel, kind: "channel", teamId: marketing.teamId, channelId: marketing.channel },
  { ...reference, id: marketingThread, kind: "channel", teamId: marketing.teamId, channelId: marketing.channel },
  { ...reference, id: approvals.channel, kind: "channel", teamId: approvals.teamId, channelId: approvals.channel },
  { ...reference, id: groupChat, kind: "groupChat" },
  { ...reference, id: amelieChat, kind: "personal", serviceUrl: "https://smba.trafficmanager.net/fr/" },
];
