import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { browserOpener, openBrowser } from "../../../../../src/adapters/entra/shell/open-browser.ts";

const url = "https://login.example/authorize?a=1&b=%22;rm";

describe("browserOpener", () => {
  it("has a program for each system, and gives it the address as one argument", () => {
    assert.deepEqual(browserOpener(url, "darwin", {}), { file: "/usr/bin/open", args: [url] });
    assert.deepEqual(browserOpener(url, "win32", {}), { file: "rundll32.exe", args: ["url.dll,FileProtocolHandler", url] });
    assert.deepEqual(browserOpener(url, "linux", { DISPLAY: ":0" }), { file: "xdg-open", args: [url] });
    assert.deepEqual(browserOpener(url, "freebsd", { WAYLAND_DISPLAY: "wayland-0" }), { file: "xdg-open", args: [url] });
  });

  it("has none without a screen", () => {
    for (const environment of [{}, { DISPLAY: "" }]) assert.equal(browserOpener(url, "linux", environment), undefined);
  });

  it("opens nothing but web pages", () => {
    for (const bad of ["file:///etc/passwd", "http://login.example", "javascript:alert(1)", "-a", ""]) {
      assert.equal(browserOpener(bad, "darwin", {}), undefined);
    }
  });
});

describe("openBrowser", () => {
  it("starts no program of that name in the current folder", async function () {
    if (process.platform === "win32") this.skip();
    const [folder, before, path] = [mkdtempSync(join(tmpdir(), "open-browser-")), process.cwd(), process.env["PATH"]];
    const [program, started] = [join(folder, "xdg-open"), join(folder, "started")];
    writeFileSync(program, `#!/bin/sh\n/bin/pwd > ${started}\n`, { mode: 0o755 });
    process.chdir(folder);
    process.env["PATH"] = ".";
    try {
      openBrowser({ file: "xdg-open", args: [url] });
      openBrowser({ file: program, args: [url] }); // by its whole name it starts
      while (!existsSync(started) || readFileSync(started, "utf8") === "") await new Promise((resolve) => void setImmediate(resolve));
      assert.equal(readFileSync(started, "utf8").trim(), dirname(process.execPath));
    } finally {
      process.chdir(before);
      process.env["PATH"] = path;
      rmSync(folder, { recursive: true });
    }
  });

  it("doesn't fail where there is no such program", async () => {
    openBrowser({ file: "/nowhere/xdg-open", args: [url] });
    await new Promise((resolve) => void setImmediate(resolve));
  });
});
