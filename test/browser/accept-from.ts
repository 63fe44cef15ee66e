import type { Page } from "playwright-core";
import { assertAccessible } from "./axe.ts";

/** Opens the mail with this subject in the mailbox, and accepts as the partner; every page on the way is accessible. Returns the last of them. */
export async function acceptFrom(mailbox: Page, subject: string): Promise<Page> {
  await mailbox
    .getByRole("link", { name: new RegExp(subject) })
    .first()
    .click();
  await assertAccessible(mailbox);
  const [redeem] = await Promise.all([mailbox.waitForEvent("popup"), mailbox.locator("a.mail-accept").click()]);
  await redeem.getByRole("button", { name: "Accept" }).waitFor();
  await assertAccessible(redeem);
  await redeem.getByRole("button", { name: "Accept" }).click();
  await redeem.getByRole("link", { name: /Continue/ }).waitFor();
  await assertAccessible(redeem);
  return redeem;
}
