import assert from "node:assert/strict";
import { channelLink } from "../../../src/domain/channel-link.ts";

const groupId = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
const teamsUrl = "https://teams.microsoft.com";
const tenantId = "8b7f5a52-0c3e-4a54-9d2e-1c1f5a7e9b10";

describe("channelLink", () => {
  it("names channel, team and tenant as Teams expects them", () => {
    assert.equal(
      channelLink({ channelId: "19:abc@thread.tacv2", channelName: "Sales & More", groupId, tenantId, teamsUrl }),
      `https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/Sales%20%26%20More?groupId=${groupId}&tenantId=${tenantId}`,
    );
  });

  it("encodes names", () => {
    const url = new URL(channelLink({ channelId: "19:abc", channelName: "../../x?groupId=evil#y", groupId, tenantId, teamsUrl }));
    assert.deepEqual([url.searchParams.get("groupId"), url.hash, url.pathname.split("/").length], [groupId, "", 5]);
  });
});
