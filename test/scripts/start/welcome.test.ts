import assert from "node:assert/strict";
import { welcome } from "../../../scripts/start/welcome.ts";

describe("welcome", () => {
  const pageUrl = "http://localhost:4101";

  it("prints commands that work as they are, with the port where it isn't the default", () => {
    assert.match(welcome({ pageUrl, port: "3978", log: "guestlist.log" }), /At a shell: npm run guestlist -- guests\n/);
    assert.match(welcome({ pageUrl, port: "4100", log: "guestlist.log" }), /At a shell: PORT=4100 npm run guestlist -- guests\n/);
  });

  it("names the page, and the log if there is one", () => {
    assert.match(
      welcome({ pageUrl, port: "3978", log: "guestlist.log" }),
      /ready in its sandbox: http:\/\/localhost:4101\n.*The log is guestlist\.log\./s,
    );
    assert.doesNotMatch(welcome({ pageUrl, port: "3978", log: undefined }), /The log/);
  });
});
