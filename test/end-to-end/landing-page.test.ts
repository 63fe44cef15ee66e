import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

const publicUrl = "https://guestlist.example";

describe("The page where Microsoft sends partners", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld({ PUBLIC_URL: publicUrl });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  it("is named in the mail, and leads to the landing page of the form", async () => {
    await adele.say("invite a partner");
    await adele.press(await adele.form(), "send-invitation", { email: "dana@fabrikam.com", redirectUrl: "https://contoso.com/start" });
    const [mail] = await adele.mails();
    const address = mail?.redirectUrl ?? "";
    assert.match(address, /^https:\/\/guestlist\.example\/welcome\/[\w-]+$/);
    for (const method of ["HEAD", "GET"]) {
      const answer = await fetch(address.replace(publicUrl, new URL(world.endpoint).origin), { method, redirect: "manual" });
      assert.deepEqual([answer.status, answer.headers.get("location")], [302, "https://contoso.com/start"]);
    }
    const opened = world.logged.filter((line) => line.includes("welcome-page-opened"));
    assert.equal(opened.length, 1);
    assert.ok(!world.logged.some((line) => line.includes(address.split("/").at(-1) ?? "")));
  });
});

describe("Without such a page", () => {
  let world: World;
  afterEach(() => world.close());

  for (const [why, settings] of [
    ["there is no public address", {}],
    ["it is switched off", { PUBLIC_URL: publicUrl, WELCOME_PAGE: "off" }],
  ] as const) {
    it(`the mail names the landing page itself, and the acceptance is heard of in the other ways: ${why}`, async () => {
      world = await startWorld(settings);
      const adele = await world.as(PERSON_IDS.adele);
      await adele.say("invite a partner");
      await adele.press(await adele.form(), "send-invitation", { email: "dana@fabrikam.com", redirectUrl: "https://contoso.com/start" });
      const [mail] = await adele.mails();
      assert.equal(mail?.redirectUrl, "https://contoso.com/start");
      await adele.accept(mail.redeemUrl);
      await adele.until(({ text }) => text.startsWith("Accepted: dana@fabrikam.com"), "the notice");
      assert.ok(!world.logged.some((line) => line.includes("welcome-page")));
      assert.ok(world.logged.some((line) => /"path":"(delta|young|look)"/.test(line)));
    });
  }
});
