import assert from "node:assert/strict";
import { failureWords } from "../../../../src/cli/policy/failure-words.ts";
import { GuestlistError } from "../../../../src/errors.ts";

describe("failureWords", () => {
  it("repeats what is wrong with the configuration", () => {
    const error = new GuestlistError("config-invalid", "MICROSOFT_APP_ID is missing");
    assert.equal(failureWords(error), "The configuration is not valid:\nMICROSOFT_APP_ID is missing");
  });

  it("names the permission that the tenant asks for", () => {
    const words = "The tenant refused: the app lacks User.Read.All (application), or the consent to it";
    assert.equal(failureWords(new GuestlistError("directory-refused", "no", { status: 403 })), `${words} (status 403).`);
    assert.equal(failureWords(new GuestlistError("directory-refused", "no")), `${words}.`);
  });

  it("says what else went wrong, with its code", () => {
    const error = new GuestlistError("directory-unavailable", "Graph could not be reached", { status: 503 });
    assert.equal(failureWords(error), "The tenant could not be asked: Graph could not be reached (status 503), directory-unavailable.");
  });
});
