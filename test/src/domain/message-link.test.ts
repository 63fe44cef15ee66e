import assert from "node:assert/strict";
import { messageLink } from "../../../src/domain/message-link.ts";
import { id } from "../../build/ids.ts";

const link = (conversation: string) =>
  messageLink({
    conversation: id(conversation),
    message: id("1700000000002"),
    tenantId: "tenant",
    teamsUrl: "https://teams.microsoft.com",
  });
const start = "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=tenant&parentMessageId=";

describe("messageLink", () => {
  it("names the channel, the message and the thread that it is in", () => {
    assert.equal(link("19:general@thread.tacv2;messageid=1700000000001"), `${start}1700000000001`);
  });

  it("names the message itself if it began a thread", () => {
    assert.equal(link("19:general@thread.tacv2"), `${start}1700000000002`);
  });

  it("is undefined for chats that others can't open", () => {
    for (const chat of ["a:1-adele", "19:chat@thread.v2"]) assert.equal(link(chat), undefined);
  });
});
