import assert from "node:assert/strict";
import { demandSettings } from "../../../src/cli/demand-settings.ts";

describe("demandSettings", () => {
  it("says what to do where nothing is set up", () => {
    for (const environment of [{}, { PORT: "3978", PATH: "/bin" }, { MICROSOFT_APP_ID: " " }]) {
      assert.throws(() => demandSettings(environment), {
        exit: "failed",
        message: "No settings were found.",
        fix: "Fill in .env, or run npm start for the sandbox.",
      });
    }
  });

  it("leaves it to the configuration to name what is missing where something is set up", () => {
    assert.doesNotThrow(() => demandSettings({ MICROSOFT_APP_TENANT_ID: "contoso" }));
  });
});
