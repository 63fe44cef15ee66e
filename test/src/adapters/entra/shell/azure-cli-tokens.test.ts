import assert from "node:assert/strict";
import { holdAzureCliTokens } from "../../../../../src/adapters/entra/shell/azure-cli-tokens.ts";
import type { Tokens } from "../../../../../src/adapters/entra/shell/request-tokens.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

describe("holdAzureCliTokens", () => {
  it("asks the Azure CLI again when its token ends in five minutes, once for all who wait", async () => {
    const clock = new FakeClock();
    const asked: string[] = [];
    const ask = async (): Promise<Tokens> => {
      asked.push(clock.now());
      return { accessToken: "second", expiresAt: clock.later(3_600_000) };
    };
    const token = holdAzureCliTokens(clock, { accessToken: "first", expiresAt: clock.later(600_000) }, ask);
    await clock.advance(299_999);
    assert.deepEqual([await token(), asked.length], ["first", 0]);
    await clock.advance(1);
    assert.deepEqual([await Promise.all([token(), token()]), await token(), asked.length], [["second", "second"], "second", 1]);
  });

  it("says so when the person has signed out meanwhile, or in as somebody else", async () => {
    const clock = new FakeClock();
    const token = holdAzureCliTokens(clock, { accessToken: "first", expiresAt: clock.now() }, async () => undefined);
    await assert.rejects(token(), { code: "sign-in-challenged" });
  });
});
