import assert from "node:assert/strict";
import { activityId, conversationId, instant, invitationId, personId, teamsId } from "../../../bot/data/received-ids.ts";

const uuid = "aaaaaaaa-4444-4444-8444-444444444444";

describe("received ids", () => {
  for (const [what, schema, given, read] of [
    ["an invitation's UUID", invitationId, uuid, uuid],
    ["a person's id in capitals, in lower case", personId, uuid.toUpperCase(), uuid],
    ["a person's id of no UUID version", personId, "00000003-0000-0000-c000-000000000000", "00000003-0000-0000-c000-000000000000"],
    ["a moment in UTC with milliseconds", instant, "2026-11-20T10:00:00.000Z", "2026-11-20T10:00:00.000Z"],
    ...[teamsId, conversationId, activityId].map((teams) => ["Teams' own id", teams, "x".repeat(1_000), "x".repeat(1_000)] as const),
  ] as const) {
    it(`are ${what}`, () => assert.equal(schema.parse(given), read));
  }

  for (const [what, schema, given] of [
    ["text for an invitation", invitationId, "1"],
    ["text for a person", personId, "adele"],
    ["a number for a person", personId, 7],
    ["a moment without milliseconds", instant, "2026-11-20T10:00:00Z"],
    ["a moment in another zone", instant, "2026-11-20T10:00:00.000+01:00"],
    ...[teamsId, conversationId, activityId].flatMap((teams) => [
      ["an empty id of Teams", teams, ""] as const,
      ["an endless id of Teams", teams, "x".repeat(1_001)] as const,
    ]),
  ] as const) {
    it(`aren't ${what}`, () => assert.equal(schema.safeParse(given).success, false));
  }
});
