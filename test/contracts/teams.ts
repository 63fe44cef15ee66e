import assert from "node:assert/strict";
import type { ConversationId, PersonId } from "../../src/domain/ids.ts";
import type { Teams } from "../../src/ports/teams.ts";
import { id } from "../build/ids.ts";

export interface TeamsUnderTest {
  readonly teams: Teams;
  readonly team: { readonly groupId: string; readonly name: string };
  readonly general: ConversationId;
  readonly other: { readonly id: ConversationId; readonly name: string };
  readonly groupChat: ConversationId;
  readonly personal: ConversationId;
  /** A member of the team, a guest in it, and a person outside it. */
  readonly member: { readonly id: PersonId; readonly name: string };
  readonly guest: PersonId;
  readonly outsider: PersonId;
  /** The one owner of the team. */
  readonly owner: PersonId;
  /** From now on rosters tell nobody's role. The last test calls it. */
  hideRoles(): void;
}

/** What every {@link Teams} must do. */
export function teamsContract(subject: () => TeamsUnderTest): void {
  it("names team and channel", async () => {
    const { teams, team, other } = subject();
    const place = { groupId: team.groupId, teamName: team.name, channelId: other.id, channelName: other.name, isStandard: true };
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

  it("finds no team for other chats, nor for unknown conversations", async () => {
    const { teams, groupChat, personal } = subject();
    for (const chat of [groupChat, personal, id("19:unknown@thread.tacv2")]) assert.equal(await teams.describe(chat), undefined);
  });

  it("knows the members of a channel and its threads, and none where the bot isn't", async () => {
    const { teams, general, other, member, outsider } = subject();
    for (const channel of [general, other.id, id(`${other.id};messageid=1700000000001`)]) {
      assert.deepEqual([await teams.isMember(channel, member.id), await teams.isMember(channel, outsider)], [true, false]);
    }
    assert.equal(await teams.isMember(id("19:unknown@thread.tacv2"), member.id), false);
    assert.deepEqual(await teams.members(id("19:unknown@thread.tacv2"), 20), []);
  });

  it("gets ready for a post", async () => {
    await subject().teams.prepare();
  });

  it("lists members of a channel with name and Teams id, as many as requested", async () => {
    const { teams, other, member } = subject();
    const all = await teams.members(other.id, 100);
    assert.deepEqual(
      all.map(({ id: person, name, teamsId }) => [person, name, typeof teamsId]).find(([person]) => person === member.id),
      [member.id, member.name, "string"],
    );
    assert.deepEqual(await teams.members(other.id, 2), all.slice(0, 2));
  });

  it("finds the guest in the team, and nobody who isn't there", async () => {
    const { teams, other, guest, outsider } = subject();
    assert.equal(typeof (await teams.guest(other.id, id(guest)))?.teamsId, "string");
    assert.equal(await teams.guest(other.id, id(outsider)), undefined);
  });

  it("never counts a guest as a member", async () => {
    const { teams, other, guest } = subject();
    assert.equal(await teams.isMember(other.id, guest), false);
    const all = await teams.members(other.id, 100);
    assert.ok(!all.some(({ id: person }) => person === guest));
  });

  it("knows the team's owners, until the roster tells no roles; a guest is no member then either", async () => {
    const { teams, other, owner, member, guest, hideRoles } = subject();
    const owners = await teams.owners(other.id);
    assert.deepEqual(owners !== "not-checked" && owners.map(({ id: person }) => person), [owner]);
    hideRoles();
    assert.equal(await teams.owners(other.id), "not-checked");
    assert.deepEqual([await teams.isMember(other.id, member.id), await teams.isMember(other.id, guest)], [true, false]);
    const people = (await teams.members(other.id, 100)).map(({ id: person }) => person);
    assert.deepEqual([people.includes(member.id), people.includes(guest)], [true, false]);
  });
}
