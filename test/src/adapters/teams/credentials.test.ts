import assert from "node:assert/strict";
import { ConnectorClient } from "botframework-connector";
import { AppTokenCredentials } from "../../../../src/adapters/teams/credentials.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";

const credentials = new AppTokenCredentials("bot-1", async (scope) => `token for ${scope}`);

describe("AppTokenCredentials", () => {
  it("sign a request with the bot's token for its audience", async () => {
    const remote = await stubRemote({ body: [] });
    try {
      const signing = await credentials.createCredentials("bot-1", "https://api.botframework.com");
      await new ConnectorClient(signing, { baseUri: remote.url }).conversations.getConversationMembers("19:sales");
      assert.equal(remote.requests[0]?.headers.authorization, "Bearer token for https://api.botframework.com/.default");
    } finally {
      await remote.close();
    }
  });

  it("know the bot's own id, and never switch authentication off", async () => {
    assert.deepEqual([await credentials.isValidAppId("bot-1"), await credentials.isValidAppId("bot-2")], [true, false]);
    assert.equal(await credentials.isAuthenticationDisabled(), false);
  });
});
