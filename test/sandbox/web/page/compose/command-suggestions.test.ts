import assert from "node:assert/strict";
import { commandsIn } from "../../../../../sandbox/web/page/compose/command-suggestions.js";

describe("commandsIn", () => {
  const anywhere = { title: "help", description: "", scopes: ["personal", "team", "groupChat"] as const };
  const inTeams = { title: "announce", description: "", scopes: ["team"] as const };

  it("offers a command in the scopes of its list", () => {
    const titles = (kind: "personal" | "groupChat" | "channel") => commandsIn([anywhere, inTeams], kind).map(({ title }) => title);
    assert.deepEqual([titles("personal"), titles("groupChat"), titles("channel")], [["help"], ["help"], ["help", "announce"]]);
  });
});
