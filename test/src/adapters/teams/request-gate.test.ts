import assert from "node:assert/strict";
import { createGate } from "../../../../src/adapters/teams/request-gate.ts";
import { channelMessage, message } from "../../../build/activities.ts";
import type { GivenActivity } from "../../../build/activities.ts";

const allowed = (url: string) => url.startsWith("https://smba.trafficmanager.net/");
const malformed = { kind: "closed", status: 400, code: "activity-malformed" };
const judge = (body: unknown) => createGate(async () => "valid", allowed).checkBody(body);

describe("createGate", () => {
  for (const [answer, expected] of [
    ["valid", { kind: "open" }],
    ["invalid", { kind: "closed", status: 401, code: "channel-token-invalid" }],
    ["keys-unavailable", { kind: "closed", status: 503, code: "channel-keys-unavailable" }],
  ] as const) {
    it(`answers a token that is ${answer}`, async () => {
      const shown: unknown[] = [];
      const gate = createGate(async (authorization) => (shown.push(authorization), answer), allowed);
      assert.deepEqual(await gate.checkToken("Bearer jwt"), expected);
      assert.deepEqual(shown, ["Bearer jwt"]);
    });
  }

  it("lets in what Teams sends", () => {
    assert.deepEqual([judge(message()), judge(channelMessage({ id: undefined }))], [{ kind: "open" }, { kind: "open" }]);
  });

  for (const serviceUrl of ["https://evil.example/", "http://smba.trafficmanager.net/emea/", ""]) {
    it(`turns away the service URL "${serviceUrl}"`, () => {
      assert.deepEqual(judge(message({ serviceUrl })), { kind: "closed", status: 400, code: "service-url-foreign" });
    });
  }

  for (const given of [
    { type: undefined },
    { type: "" },
    { type: 7 },
    { id: 7 },
    { channelId: undefined },
    { channelId: "" },
    { channelId: "emulator" },
    { channelId: "AseChannel" },
    { serviceUrl: undefined },
    { serviceUrl: `https://smba.trafficmanager.net/${"x".repeat(2_000)}` },
    { conversation: undefined },
    { conversation: {} },
    { conversation: { id: "" } },
    { conversation: { id: "x".repeat(1_001) } },
    { from: undefined },
    { from: "Adele" },
    { recipient: undefined },
    { recipient: { id: "x".repeat(1_001) } },
  ] satisfies readonly GivenActivity[]) {
    it(`turns away an activity with ${JSON.stringify(given).slice(0, 60)} (${Object.keys(given).join("")})`, () => {
      assert.deepEqual(judge(message(given)), malformed);
    });
  }

  it("turns away a request without a body", () => assert.deepEqual(judge(undefined), malformed));

  for (const body of [null, "", "text", 7, [], [{}], {}]) {
    it(`turns away the body ${JSON.stringify(body)}`, () => assert.deepEqual(judge(body), malformed));
  }
});
