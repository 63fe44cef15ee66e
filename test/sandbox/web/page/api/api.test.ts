import assert from "node:assert/strict";
import { createTeamsApi } from "../../../../../sandbox/web/page/api/api.js";

describe("createTeamsApi", () => {
  it("tells the sandbox the time zone of the browser", () => {
    const { searchParams } = new URL(createTeamsApi("adele").events, "http://localhost");
    assert.equal(searchParams.get("timeZone"), Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});
