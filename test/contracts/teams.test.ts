import { encryptionKey } from "../build/encryption-key.ts";
import { createEntra } from "../../src/adapters/entra/create-entra.ts";
import { createHttpRetry } from "../../src/adapters/http-retry.ts";
import { createGetWithRetry } from "../../src/adapters/teams/get-with-retry.ts";
import { createTeamPlaces } from "../../src/adapters/teams/team-places.ts";
import { systemClock } from "../../src/clock.ts";
import { cloud } from "../../src/clouds.ts";
import type { Teams } from "../../src/ports/teams.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { GROUP_IDS, GUEST_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { conversationReference } from "../build/conversation-reference.ts";
import { id } from "../build/ids.ts";
import { person } from "../build/person.ts";
import { FakeTeams } from "../fakes/fake-teams.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { teamsContract } from "./teams.ts";
import type { TeamsUnderTest } from "./teams.ts";
import { signingKeys } from "../sandbox/signing-keys.ts";

describe("Teams (in-memory fake)", () => {
  const teams = new FakeTeams();
  const team = { groupId: "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11", name: "Contoso Partners" };
  const place = { groupId: team.groupId, teamName: team.name };
  teams.places.push(
    { ...place, channelId: "19:general@thread.tacv2", channelName: "General" },
    { ...place, channelId: "19:other@thread.tacv2", channelName: "Other" },
  );
  const other = { id: id("19:other@thread.tacv2"), name: "Other" } as const;
  const [adele, megan] = [person({ name: "Adele Vance" }), person({ name: "Megan Bowen" })];
  for (const channel of [id("19:general@thread.tacv2"), other.id]) teams.rosters.set(channel, [adele, megan]);
  const sam = person({ name: "Sam Rivera" });
  teams.ownersOf.set(other.id, [megan]);
  teams.guests.set(id(sam.id), { teamsId: "29:sam", name: sam.name });
  teamsContract(() => ({
    teams,
    team,
    general: id("19:general@thread.tacv2"),
    other,
    groupChat: id("19:chat@thread.v2"),
    personal: id("a:1"),
    member: adele,
    guest: sam.id,
    outsider: person({ name: "Lee Gu" }).id,
    owner: megan.id,
    hideRoles: () => teams.ownersOf.clear(),
  }));
});

describe("Teams (the sandbox's connector)", () => {
  let sandbox: Sandbox;
  let subject: TeamsUnderTest;

  before(async () => {
    sandbox = await startSandbox({ certificateDirectory: sandboxFolder, keys: await signingKeys() });
    subject = await inSandbox(sandbox);
  });
  after(async () => sandbox.close());

  teamsContract(() => subject);
});

/** The real adapter, after an activity in each of the sandbox's conversations. */
async function inSandbox(sandbox: Sandbox): Promise<TeamsUnderTest> {
  const { chats, team } = sandbox.teams;
  sandbox.tenant.groups.get(GROUP_IDS.team)?.members.add(GUEST_IDS.sam);
  const { conversations } = memoryStore();
  const serviceUrl = `${sandbox.apiUrl}/teams/`;
  for (const { id: chat, kind, team: inTeam } of chats.conversations) {
    const reference = conversationReference({ id: id(chat), kind, serviceUrl, channelId: chat, ...(inTeam && { teamId: inTeam.id }) });
    await conversations.remember(reference);
    await conversations.remember({ ...reference, id: id(`${chat};messageid=1700000000001`) });
  }
  const channel = chats.conversations.find(({ id: chat, kind }) => kind === "channel" && chat !== team.id);
  const idOf = (kind: "personal" | "groupChat") => id(chats.conversations.find((chat) => chat.kind === kind)?.id ?? "");
  return {
    teams: realTeams(sandbox, conversations),
    team: { groupId: team.aadGroupId, name: team.name },
    general: id(team.id),
    other: { id: id(channel?.id ?? ""), name: channel?.title ?? "" },
    groupChat: idOf("groupChat"),
    personal: idOf("personal"),
    member: { id: id(PERSON_IDS.adele), name: "Adele Vance" },
    guest: id(GUEST_IDS.sam),
    outsider: id(PERSON_IDS.lee),
    owner: id(PERSON_IDS.admin),
    hideRoles: () => sandbox.control.patch({ rosterRoles: false }),
  };
}

function realTeams(sandbox: Sandbox, conversations: ReturnType<typeof memoryStore>["conversations"]): Teams {
  const endpoints = cloud("sandbox", sandbox.apiUrl);
  const retry = createHttpRetry({ clock: systemClock });
  const { appId, secret: appPassword } = sandbox.tenant.app;
  const { appToken } = createEntra({
    cloud: endpoints,
    tenantId: sandbox.tenant.id,
    appId,
    appPassword,
    encryptionKey,
    publicUrl: undefined,
    retry,
    clock: systemClock,
  });
  return createTeamPlaces({
    endpoints,
    appToken,
    get: createGetWithRetry(retry, "teams"),
    conversations,
    clock: systemClock,
    serviceUrlAllowed: () => true,
  });
}
