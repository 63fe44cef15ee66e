import assert from "node:assert/strict";
import { readGuestSettings } from "../../../../../src/adapters/graph/teams/guest-settings.ts";
import { graphUnderTest, problem } from "../graph-under-test.ts";

const none = { body: { value: [] } };
const setting = (value: string) => ({
  body: {
    value: [
      {
        values: [
          { name: "AllowToAddGuests", value },
          { name: "Other", value: null },
        ],
      },
    ],
  },
});

describe("readGuestSettings", () => {
  for (const [what, group, tenant, expected] of [
    ["no settings", none, none, true],
    ["settings that allow them", setting("True"), setting("true"), true],
    ["a group that forbids them", setting("False"), setting("True"), false],
    ["a tenant that forbids them", none, setting("false"), false],
    ["a missing permission", none, problem(403, "Authorization_RequestDenied"), "not-checked"],
    ["no such group", problem(404, "Request_ResourceNotFound"), none, "not-checked"],
  ] as const) {
    it(`understands ${what}`, async () => {
      assert.equal(await readGuestSettings(graphUnderTest(group, tenant).graph, "team"), expected);
    });
  }
});
