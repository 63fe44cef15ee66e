import assert from "node:assert/strict";
import { shellScope } from "../../../../../src/adapters/entra/shell/shell-entra.ts";
import { shellEntraUnderTest } from "./shell-entra-under-test.ts";

describe("shellScope", () => {
  it("asks for all that was granted for the cloud's Graph, and for a refresh token", () => {
    const { entra } = shellEntraUnderTest();
    const cloud = { ...entra.app.cloud, graphScope: "https://graph.microsoft.us/.default" };
    assert.equal(shellScope({ app: { ...entra.app, cloud } }), "openid profile offline_access https://graph.microsoft.us/.default");
  });
});
