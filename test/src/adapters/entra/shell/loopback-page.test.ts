import assert from "node:assert/strict";
import { loopbackPage } from "../../../../../src/adapters/entra/shell/loopback-page.ts";

describe("loopbackPage", () => {
  it("says how it ended, and loads nothing from anywhere", () => {
    const pages = (["signed-in", "not-signed-in", "not-ours"] as const).map(loopbackPage);
    assert.equal(new Set(pages).size, 3);
    assert.match(pages[0] ?? "", /You can close this window/);
    for (const page of pages) assert.doesNotMatch(page, /https?:|src=|href=|<script|<style|url\(/);
  });
});
