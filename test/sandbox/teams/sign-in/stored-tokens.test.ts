import assert from "node:assert/strict";
import { StoredTokens } from "../../../../sandbox/teams/sign-in/stored-tokens.ts";

describe("StoredTokens", () => {
  const key = { userId: "29:1", connectionName: "sso", channelId: "msteams" };
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

  it("keeps a token for one person, connection and channel", () => {
    const tokens = new StoredTokens();
    tokens.keep(key, { token: "t", expiration: inAnHour });
    assert.deepEqual(tokens.find(key), { token: "t", expiration: inAnHour });
    for (const other of [{ userId: "29:2" }, { connectionName: "other" }, { channelId: "webchat" }]) {
      assert.equal(tokens.find({ ...key, ...other }), undefined);
    }
  });

  it("drops a token that has expired", () => {
    const tokens = new StoredTokens();
    tokens.keep(key, { token: "t", expiration: new Date(Date.now() - 1).toISOString() });
    assert.equal(tokens.find(key), undefined);
  });
});
