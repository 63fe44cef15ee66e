import assert from "node:assert/strict";
import fc from "fast-check";
import { redeemUrl, ticketOf } from "../../../sandbox/partner/redeem-url.ts";

const LINK = { tenantId: "t", invitationId: "i" };

describe("redeemUrl", () => {
  it("has the form of Microsoft's links, with the ticket encoded twice", () => {
    const url = redeemUrl("http://localhost:1", { ...LINK, ticket: "a/b+c=" });
    assert.equal(
      url,
      "http://localhost:1/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3dt%26user%3di%26ticket%3da%25252fb%25252bc%25253d%26ver%3d2.0",
    );
  });
});

describe("ticketOf", () => {
  it("reads every ticket that redeemUrl encoded", () => {
    const tickets = fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes).toString("base64"));
    fc.assert(fc.property(tickets, (ticket) => assert.equal(ticketOf(redeemUrl("http://localhost:1", { ...LINK, ticket })), ticket)));
  });

  it("finds no ticket in other links", () => {
    const wrapped = (inner: string) => `http://localhost:1/redeem?rd=${encodeURIComponent(inner)}`;
    for (const url of [
      "",
      "redeem",
      "http://localhost:1/redeem",
      wrapped("x"),
      wrapped("https://x/?a=b"),
      wrapped("https://x/?ticket=%25zz"),
    ]) {
      assert.equal(ticketOf(url), undefined, url);
    }
  });
});
