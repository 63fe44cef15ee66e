import assert from "node:assert/strict";
import { readWaitingRequest } from "../../../bot/data/waiting-data.ts";
import { waitingRequestData } from "../../../src/cards/waiting-request.ts";
import { at, id } from "../../build/ids.ts";

const after = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };

describe("readWaitingRequest", () => {
  for (const request of [{}, { after }]) {
    it(`reads what a button says of ${"after" in request ? "the page after a position" : "the first page"}`, () => {
      assert.deepEqual(readWaitingRequest(waitingRequestData(request)), request);
    });
  }

  const good = waitingRequestData({ after });
  for (const hostile of [
    undefined,
    {},
    { ...good, page: "all" },
    { ...good, createdAt: "yesterday" },
    { ...good, createdAt: undefined },
    { ...good, id: "' or 1=1" },
    { ...good, id: undefined },
  ]) {
    it(`refuses data that was tampered with: ${JSON.stringify(hostile)}`, () => assert.equal(readWaitingRequest(hostile), undefined));
  }
});
