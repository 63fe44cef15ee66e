import assert from "node:assert/strict";
import type { ConversationId } from "../../src/domain/ids.ts";
import type { Teams } from "../../src/ports/teams.ts";
import { id } from "../build/ids.ts";

export interface TeamsUnderTest {
  readonly teams: Teams;
  readonly team: { readonly groupId: string; readonly name: string };
  readonly general: ConversationId;
  readonly other: { readonly id: ConversationId; readonly name: string };
  readonly groupChat: ConversationId;
  readonly personal: ConversationId;
}

/** What every {@link Teams} does. */
export function teamsContract(subject: () => TeamsUnderTest): void {
  it("names team and channel", async () => {
    const { teams, team, other } = subject();
    const place = { groupId: team.groupId, teamName: team.name, channelId: other.id, channelName: other.name };
    assert.deepEqual(await teams.describe(other.id), place);
  });

  it("calls the first channel General", async () => {
    const { teams, general } = subject();
    const place = await teams.describe(general);
    assert.deepEqual([place?.channelId, place?.channelName], [general, "General"]);
  });

  it("knows a thread by its channel", async () => {
    const { teams, other } = subject();
    assert.deepEqual(await teams.describe(id(`${other.id};messageid=1700000000001`)), await teams.describe(other.id));
  });

  it("finds no team behind other chats, nor behind those it doesn't know", async () => {
    const { teams, groupChat, personal } = subject();
    for (const chat of [groupChat, personal, id("19:unknown@thread.tacv2")]) assert.equal(await teams.describe(chat), undefined);
  });
}
