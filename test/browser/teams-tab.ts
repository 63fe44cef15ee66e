import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

/** A browser tab in which a person uses the sandbox's Teams. */
export interface TeamsTab {
  readonly page: Page;
  open(conversation: string): Promise<void>;
  /** Sends text in the open conversation, after a typed @mention of the bot where that is needed. */
  say(text: string, mention?: boolean): Promise<void>;
  /** The message that holds the newest card with this text: another one, once a newer card has the text. */
  card(text: string | RegExp): Locator;
  /** The message that is the newest with this text now, also when newer ones have come. */
  thisCard(text: string | RegExp): Promise<Locator>;
  /** The newest form; other messages, such as the bot's greeting, may come after it and mention inviting, too. */
  form(): Locator;
  /** The page that a press opens in a new tab. */
  follow(press: () => Promise<void>): Promise<Page>;
}

interface TabOptions {
  readonly browser: Browser;
  readonly pageUrl: string;
  readonly as: string;
  readonly look?: BrowserContextOptions;
}

export async function openTab({ browser, pageUrl, as, look = {} }: TabOptions): Promise<TeamsTab> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...look });
  const page = await context.newPage();
  await page.goto(`${pageUrl}/?as=${as}`);
  const card = (text: string | RegExp) =>
    page
      .locator("[data-message-id]:visible")
      .filter({ hasText: text, has: page.locator(".card") })
      .last();
  return {
    page,
    async open(conversation) {
      await page.locator("[data-conversation-id]").filter({ hasText: conversation }).click();
      await page.getByRole("heading", { level: 2, name: conversation }).waitFor();
    },
    async say(text, mention = false) {
      const pane = page.locator("section.pane:visible");
      const start = pane.locator(".start-post");
      if (mention && (await start.isVisible())) await start.click();
      await pane
        .getByRole("textbox")
        .last()
        .fill(mention ? `@Guestlist ${text}` : text);
      await page.keyboard.press("Enter");
    },
    card,
    async thisCard(text) {
      const id = await card(text).getAttribute("data-message-id");
      return page.locator(`[data-message-id="${id}"]:visible`);
    },
    form: () =>
      page
        .locator("[data-message-id]:visible")
        .filter({ has: page.getByRole("textbox", { name: /e-mail/i }) })
        .last(),
    async follow(press) {
      const [opened] = await Promise.all([context.waitForEvent("page"), press()]);
      await opened.waitForLoadState();
      return opened;
    },
  };
}
