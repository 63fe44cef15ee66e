import assert from "node:assert/strict";
import { readPendingRequest } from "../../../bot/data/pending-data.ts";
import { pendingRequestData } from "../../../src/cards/pending-request.ts";
import type { PendingRequest } from "../../../src/cards/pending-request.ts";
import { at, id } from "../../build/ids.ts";

const position = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };
const requests: readonly PendingRequest[] = [
  { filter: { of: "mine" }, page: { kind: "first" } },
  { filter: { of: "here", domain: "fabrikam.com", days: 7 }, page: { kind: "after", at: position } },
  { filter: { of: "here" }, page: { kind: "before", at: position } },
];

describe("readPendingRequest", () => {
  for (const request of requests) {
    it(`reads what a button says of the page ${request.page.kind} of ${request.filter.of}`, () => {
      assert.deepEqual(readPendingRequest(pendingRequestData(request)), request);
    });
  }

  const good = pendingRequestData({ filter: { of: "here" }, page: { kind: "after", at: position } });
  for (const hostile of [
    undefined,
    {},
    { ...good, of: "everybody" },
    { ...good, domain: "%" },
    { ...good, days: -1 },
    { ...good, days: 1e9 },
    { ...good, days: "7" },
    { ...good, createdAt: "yesterday" },
    { ...good, id: "' or 1=1" },
    { ...good, createdAt: undefined },
    { ...good, id: undefined },
    { ...good, page: "all" },
  ]) {
    it(`refuses data that was tampered with: ${JSON.stringify(hostile)}`, () => assert.equal(readPendingRequest(hostile), undefined));
  }
});
