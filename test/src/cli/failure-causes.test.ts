import assert from "node:assert/strict";
import { failureCauses } from "../../../src/cli/failure-causes.ts";

/** An error without its stack, which has paths of this machine. */
function bare(message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  error.stack = `Error: ${message}`;
  return error;
}

describe("failureCauses", () => {
  it("goes from cause to cause, five at most", () => {
    const error = [6, 5, 4, 3, 2].reduce<Error>((cause, depth) => bare(`error ${depth}`, cause), bare("error 7"));
    assert.deepEqual(failureCauses(error), ["Error: error 2", ...[3, 4, 5, 6].map((depth) => `caused by Error: error ${depth}`)]);
  });

  it("shows nothing of what isn't an error but its type", () => {
    assert.deepEqual(failureCauses(bare("outer", { token: "secret" })), ["Error: outer", "caused by a thrown object"]);
  });

  it("leaves secrets and addresses out, and what would steer a terminal", () => {
    const [line] = failureCauses(bare("GET https://login.example/?code=0.AAA&state=1 for dana@fabrikam.com \u001b[31m"));
    assert.equal(line, "Error: GET https://login.example/?code=<secret>&state=1 for <address>  [31m");
  });

  it("leaves every name of a secret's value out, as OAuth writes it", () => {
    const secrets = ["access_token", "id_token", "refreshToken", "device_code", "user_code", "code_verifier", "client_assertion", "secret"];
    for (const name of secrets) {
      for (const text of [`${name}=0.AXo-1`, `{"${name}":"0.AXo-1"}`, `{ ${name}: '0.AXo-1' }`])
        assert.doesNotMatch(failureCauses(bare(text)).join(), /AXo/, text);
    }
    assert.deepEqual(failureCauses(bare("The token is over")), ["Error: The token is over"]);
  });

  it("is short, however long a cause is", () => {
    const [line = ""] = failureCauses(bare("a".repeat(1_000_000)));
    assert.ok(line.length < 5_000);
  });
});
