import assert from "node:assert/strict";
import { signInByDevice } from "../../../../../src/adapters/entra/shell/device-sign-in.ts";
import type { SignInRequest } from "../../../../../src/ports/identity.ts";
import type { FetchStep } from "../../../../fakes/scripted-fetch.ts";
import { appId, refusal } from "../entra-under-test.ts";
import { shellEntraUnderTest, tokensAnswer } from "./shell-entra-under-test.ts";

const begun = {
  device_code: "the-device",
  user_code: "BCDFGHJKL",
  verification_uri: "https://login.example/device",
  expires_in: 900,
  interval: 5,
};
const pending = refusal(400, "authorization_pending", 70016);

describe("signInByDevice", () => {
  function device(answer: unknown, ...steps: readonly FetchStep[]) {
    const parts = shellEntraUnderTest({ body: answer }, ...steps);
    const asked: SignInRequest[] = [];
    const stop = new AbortController();
    const running = () => signInByDevice(parts.entra, { ask: (request) => void asked.push(request), stop: stop.signal });
    return { ...parts, asked, stop, running };
  }

  it("shows the code, and asks every five seconds until the person has entered it", async () => {
    const { running, finish, asked, forms, clock } = device(begun, pending, pending, await tokensAnswer());
    const start = clock.now();
    const end = await finish(running());
    assert.deepEqual(asked, [{ kind: "enter-code", url: "https://login.example/device", code: "BCDFGHJKL" }]);
    assert.ok(end.kind === "tokens");
    assert.ok(clock.millisecondsSince(start) >= 15_000);
    const [first, ...polls] = forms();
    assert.deepEqual([first?.["client_id"], first?.["client_secret"], polls.length], [appId, undefined, 3]);
    assert.deepEqual(new Set(polls.map((form) => form["device_code"])), new Set(["the-device"]));
  });

  it("asks less often when Entra says so (RFC 8628)", async () => {
    const { running, finish, clock } = device(begun, refusal(400, "slow_down", 0), await tokensAnswer());
    const start = clock.now();
    await finish(running());
    assert.ok(clock.millisecondsSince(start) >= 15_000);
  });

  for (const [what, error, code] of [
    ["the person declined", "authorization_declined", 70018],
    ["the code has expired", "expired_token", 70020],
    ["the registration allows no public client", "invalid_client", 7000218],
  ] as const) {
    it(`ends when ${what}`, async () => {
      const { running, finish, forms } = device(begun, pending, refusal(400, error, code));
      const end = await finish(running());
      assert.deepEqual([end.kind === "refused" && end.error, forms().length], [error, 3]);
    });
  }

  it("ends when the time of the code is over, whatever Entra says", async () => {
    const { running, finish } = device({ ...begun, expires_in: 12 }, pending);
    assert.deepEqual(await finish(running()), { kind: "too-late" });
  });

  it("ends with Ctrl+C", async () => {
    const { running, stop } = device(begun, pending);
    const waiting = running();
    stop.abort();
    assert.deepEqual(await waiting, { kind: "stopped" });
  });

  for (const [what, answer] of [
    ["an address without https", { ...begun, verification_uri: "http://evil.example" }],
    ["a code with control characters", { ...begun, user_code: "\u001B[2Jevil" }],
    ["no code", {}],
    ["no JSON", "<html>"],
  ] as const) {
    it(`shows nothing of an answer with ${what}`, async () => {
      const { running, finish, asked } = device(answer);
      assert.deepEqual([(await finish(running())).kind, asked], ["refused", []]);
    });
  }
});
