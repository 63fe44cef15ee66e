import assert from "node:assert/strict";
import { ticketIn } from "../../../../../sandbox/web/page/redeem/redeem-ticket.js";
import { redeemUrl } from "../../../../../sandbox/partner/redeem-url.ts";

const queryOf = (ticket: string): string =>
  new URL(redeemUrl("http://localhost:3979", { tenantId: "t1", invitationId: "u1", ticket })).search;

describe("ticketIn", () => {
  it("finds the ticket that the sandbox put into the link", () => {
    assert.equal(ticketIn(queryOf("aB-9~x/y+z=%41")), "aB-9~x/y+z=%41");
  });

  it("finds none in a truncated or an invalid link", () => {
    assert.deepEqual(["", "?rd=", "?rd=nothing", "?rd=https%3A%2F%2Finvitations.microsoft.com%2Fredeem%2F"].map(ticketIn), [
      null,
      null,
      null,
      null,
    ]);
  });

  it("keeps a ticket with a stray % unchanged", () => {
    assert.equal(ticketIn(`?rd=${encodeURIComponent("https://invitations.microsoft.com/redeem/?ticket=a%25b")}`), "a%b");
  });
});
