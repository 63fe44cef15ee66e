import assert from "node:assert/strict";
import { mayOpen } from "../../../../../sandbox/web/page/card/link-policy.js";

describe("mayOpen", () => {
  it("T95: opens https anywhere and http only on this machine", () => {
    const open = ["https://teams.microsoft.com/l/x", "http://localhost:3979/mail", "http://127.0.0.1/x", "http://[::1]:1/"];
    const shut = [
      "http://evil.example",
      "http://localhost.evil.example",
      "javascript:alert(1)",
      "mailto:a@b.example",
      "ftp://localhost/",
      "no address",
      "",
    ];
    assert.deepEqual([...open, ...shut].map(mayOpen), [...open.map(() => true), ...shut.map(() => false)]);
  });
});
