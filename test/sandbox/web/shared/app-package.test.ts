import assert from "node:assert/strict";
import { packageFiles, readManifest } from "../../../../scripts/package-app/app-package.ts";
import { readAppPackage } from "../../../../sandbox/web/shared/app-package.ts";

describe("readAppPackage", () => {
  it("T128: has the commands in the language of a locale, with their own names, and the icon", async () => {
    const manifest = await readManifest();
    const { commandsIn, icon } = readAppPackage(JSON.parse(manifest), await packageFiles(manifest));
    const first = (locale: string) => commandsIn(locale).map(({ title, name }) => ({ title, name }))[0];
    assert.deepEqual(["en-US", "de-DE", "ko-KR"].map(first), [
      { title: "invite a partner", name: undefined },
      { title: "partner einladen", name: "invite a partner" },
      { title: "invite a partner", name: undefined },
    ]);
    assert.deepEqual([...(icon ?? []).slice(1, 4)], [...Buffer.from("PNG")]);
  });

  it("has no commands and no icon without a package", () => {
    const { commandsIn, icon } = readAppPackage(undefined);
    assert.deepEqual([commandsIn("en"), icon], [[], undefined]);
  });
});
